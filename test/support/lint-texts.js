import { ESLint } from 'eslint';

/** Reads `[{path, text}]` from standard input and prints the rules that each text breaks. A process of its own: jest cannot load ESLint's configuration. */
let input = '';
for await (const chunk of process.stdin) input += chunk;
const eslint = new ESLint();
const rules = [];
for (const { path, text } of JSON.parse(input)) {
  const [result] = await eslint.lintText(text, { filePath: path });
  rules.push(result.messages.map(({ ruleId }) => ruleId ?? 'parse'));
}
process.stdout.write(JSON.stringify(rules));
