/** How the report looks, on a screen and on paper: A4 and Letter alike, since nothing is measured in pages. Contrast of text is 7:1 and more. */
export const reportStyle = `
  :root { color-scheme: light; }
  * { box-sizing: border-box; }
  body { margin: 0 auto; max-width: 48rem; padding: 1.5rem; background: #ffffff; color: #1a1a1a; font: 16px/1.5 "Segoe UI", "Noto Sans", "Liberation Sans", Arial, sans-serif; }
  h1 { margin: 0 0 0.25rem; font-size: 1.75rem; line-height: 1.25; }
  h2 { margin: 2.25rem 0 0.5rem; padding-top: 0.75rem; border-top: 2px solid #1f4e79; font-size: 1.25rem; line-height: 1.3; }
  h3 { margin: 1.5rem 0 0.25rem; font-size: 1rem; }
  h1, h2, h3, p, li { overflow-wrap: anywhere; }
  p { margin: 0.5rem 0; }
  .agency { font-size: 1.125rem; color: #333333; }
  .summary { padding-left: 1.25rem; }
  .note { color: #333333; font-size: 0.9375em; }
  figure { margin: 0.75rem 0; }
  svg { display: block; max-width: 100%; height: auto; }
  table { width: 100%; margin: 0.75rem 0; border-collapse: collapse; font-size: 0.9375em; }
  .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  caption { padding-bottom: 0.25rem; text-align: left; font-weight: 600; }
  th, td { padding: 0.25rem 0.75rem 0.25rem 0; border-bottom: 1px solid #b3b3b3; text-align: left; vertical-align: top; overflow-wrap: break-word; }
  td, tbody th { min-width: 5.5em; overflow-wrap: anywhere; }
  .number { min-width: 0; }
  .sideways { overflow-x: auto; }
  thead th { border-bottom: 2px solid #1a1a1a; }
  tbody th { font-weight: 400; }
  .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
  a { color: #0b4a8f; overflow-wrap: anywhere; }
  @page { margin: 15mm 16mm; }
  @media print {
    body { max-width: none; padding: 0; font-size: 10pt; }
    h2 { margin-top: 1.5rem; }
    table { margin: 0.5rem 0; }
    th, td { padding-top: 0.1rem; padding-bottom: 0.1rem; }
    h2, h3, caption { break-after: avoid; }
    .sideways { overflow: visible; }
    figure, tr, .together { break-inside: avoid; }
    thead { break-after: avoid; }
    thead { display: table-header-group; }
    p, li { orphans: 3; widows: 3; }
    svg { max-width: 145mm; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    a { color: inherit; }
  }
`;
