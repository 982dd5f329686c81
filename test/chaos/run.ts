/** `npm run chaos -- NAME [--quick]`. */
const storms = ['release'];
const [name] = process.argv.splice(2, 1);
if (name === undefined || !storms.includes(name)) {
  console.error(`usage: npm run chaos -- ${storms.join('|')} [--quick]`);
  process.exit(2);
}
// In this process: whoever ends it ends the bots that it has started, too.
await import(`./${name}.ts`);
export {};
