import { execFileSync } from 'node:child_process';

/** Builds `dist/` once before the tests: some of them run the bot as production does. */
export default function build(): void {
  execFileSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
}
