import { readFileSync, writeFileSync } from 'node:fs';
import { Resvg } from '@resvg/resvg-js';

/** The two icons of the app, drawn in `icons/*.svg`. */
export const icons = ['color', 'outline'] as const;
export type Icon = (typeof icons)[number];

/** Renders an icon's drawing at its own size. Resolves to the bytes of a PNG. */
export function renderIcon(name: Icon): Buffer {
  return new Resvg(readFileSync(drawing(name), 'utf8'), { font: { loadSystemFonts: false } }).render().asPng();
}

/** The rendered icon as it is committed and packed. */
export function iconFile(name: Icon): URL {
  return new URL(`icons/${name}.png`, import.meta.url);
}

function drawing(name: Icon): URL {
  return new URL(`icons/${name}.svg`, import.meta.url);
}

/** `npm run package:icons`: renders the drawings anew, to be committed beside them. */
if (process.argv[1]?.endsWith('render-icons.ts') === true) {
  for (const name of icons) writeFileSync(iconFile(name), renderIcon(name));
}
