/** `npm run simulate -- NAME [--quick]`. */
const simulations = ['briefings'];
const [name] = process.argv.splice(2, 1);
if (name === undefined || !simulations.includes(name)) {
  console.error(`usage: npm run simulate -- ${simulations.join('|')} [--quick]`);
  process.exit(2);
}
await import(`./${name}.ts`);
export {};
