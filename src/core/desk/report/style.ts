/** The look of the report: a quiet page for the screen, light or dark, and for paper. Its hash is in the page's policy. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fcfbf8; --ink: #24221e; --quiet: #5f5a51; --line: #ddd8cd; --zebra: #f5f2eb; --link: #1f5a86;
  --sound: #3c7a69; --open: #c9b48a; --flawed: #a8402f; --on-flawed: #fff; --near: #f0d9a0; --on-near: #4d3a05;
  --rung1: #c6d6e4; --rung2: #8fb0cc; --rung3: #5483ad; --rung4: #1f5a86;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #1b1a18; --ink: #e8e4db; --quiet: #aaa398; --line: #3d3a34; --zebra: #23211e; --link: #8fc1ea;
    --sound: #6fb59e; --open: #85724a; --flawed: #d8705d; --on-flawed: #1b1a18; --near: #5a4717; --on-near: #f4dfa8;
    --rung1: #2f4559; --rung2: #47698a; --rung3: #6b97c1; --rung4: #a9d1f5;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; }
body {
  margin: 0; color: var(--ink); background: var(--paper); overflow-wrap: anywhere;
  font: 1rem/1.55 Charter, 'Bitstream Charter', 'Sitka Text', Cambria, Georgia, serif;
}
main { max-width: 66rem; margin: 0 auto; padding: 3rem 1.5rem 4rem; }
p, ul, dl { margin: 0 0 1rem; max-width: 44rem; }
h1 { margin: 0 0 1rem; font-size: 2.1rem; line-height: 1.2; font-weight: 600; letter-spacing: -0.01em; text-wrap: balance; }
h2 { margin: 3.5rem 0 0.75rem; padding-top: 0.75rem; border-top: 2px solid var(--ink); font-size: 1.45rem; line-height: 1.25; font-weight: 600; }
h3 { margin: 2.25rem 0 0.5rem; font-size: 1.1rem; line-height: 1.3; }
.lead { font-size: 1.2rem; line-height: 1.5; }
.made, small, .legend { color: var(--quiet); }
.made, .legend, nav, table, small, button { font-family: system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif; }
.made, .legend, nav { font-size: 0.875rem; }
small { font-size: 0.9em; }
td small, th small { font-weight: 400; }
a { color: var(--link); text-underline-offset: 0.15em; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.35rem 1.25rem; margin: 0; padding: 0; list-style: none; max-width: none; }
dt { font-weight: 600; }
dd { margin: 0 0 0.75rem; }
.scroll { overflow-x: auto; margin: 0 0 1rem; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; font-size: 0.875rem; line-height: 1.4; overflow-wrap: break-word; }
th, td { padding: 0.35rem 0.6rem; text-align: left; vertical-align: top; font-weight: 400; border-bottom: 1px solid var(--line); }
thead th { font-weight: 600; vertical-align: bottom; border-bottom: 1.5px solid var(--ink); }
tbody th { min-width: 8rem; }
th:first-child, td:first-child { padding-left: 0; }
.n { text-align: right; font-variant-numeric: tabular-nums; }
td.n:not(:has(small)) { white-space: nowrap; }
td:not([class]) { min-width: 11rem; }
tbody th, td:not([class]) { overflow-wrap: anywhere; }
.wide { width: 22%; min-width: 7rem; }
.bar { display: block; width: 100%; height: 0.9rem; margin-top: 0.15rem; }
.bins td, .bins tbody th { padding-block: 0.1rem; border-bottom: 0; min-width: 0; }
.bins .wide { width: 70%; }
.bins th, .bins td { white-space: nowrap; }
.key { display: inline-block; width: 0.8em; height: 0.8em; margin-right: 0.35em; border: 1px solid var(--ink); }
.sound { fill: var(--sound); background: var(--sound); }
.open { fill: var(--open); background: var(--open); }
.flawed { fill: var(--flawed); background: var(--flawed); }
.near { fill: var(--near); background: var(--near); }
.rung1 { fill: var(--rung1); background: var(--rung1); }
.rung2 { fill: var(--rung2); background: var(--rung2); }
.rung3 { fill: var(--rung3); background: var(--rung3); }
.rung4 { fill: var(--rung4); background: var(--rung4); }
.bar rect { stroke: var(--ink); stroke-width: 0.5; }
.heat { width: auto; }
.heat td, .heat tbody th { padding: 0.15rem 0.6rem; }
.heat th:first-child { position: sticky; left: 0; background: var(--paper); padding-left: 0; min-width: 9rem; max-width: 14rem; z-index: 1; }
.heat .up { vertical-align: bottom; padding: 0.35rem 0; width: 2.5rem; min-width: 2.5rem; }
.heat .up span { display: block; writing-mode: vertical-rl; transform: rotate(180deg); margin: 0 auto; max-height: 11rem; line-height: 1.15; text-align: left; }
.heat tbody tr:hover > * { background-color: var(--zebra); }
.heat .f, .heat .p, .heat .c, .heat .a { text-align: center; padding-inline: 0; border: 2px solid var(--paper); border-bottom-width: 1px; border-top-width: 1px; }
i { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
td:has(> i) { position: relative; }
.f, .heat tbody tr:hover > .f { color: var(--on-flawed); background-color: var(--flawed); }
.p, .heat tbody tr:hover > .p { color: var(--on-near); background-color: var(--near); }
.c, .a { color: var(--quiet); }
.f::before { content: '●'; content: '●' / ''; }
.p::before { content: '◐'; content: '◐' / ''; }
.c::before { content: '·'; content: '·' / ''; }
.a::before { content: '–'; content: '–' / ''; }
.cell { display: inline-block; width: 1.6em; text-align: center; margin-left: 0.75em; border: 1px solid var(--line); }
.cell:first-child { margin-left: 0; }
.scripted { display: none; }
.with-script .scripted { display: inline; }
th button { all: unset; cursor: pointer; font: inherit; }
th button:hover { text-decoration: underline; }
th button:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
[aria-sort='ascending'] button::after { content: ' ↑'; content: ' ↑' / ''; }
[aria-sort='descending'] button::after { content: ' ↓'; content: ' ↓' / ''; }
@media (max-width: 34rem) {
  main { padding: 1.5rem 1rem 3rem; }
  h1 { font-size: 1.6rem; }
  h2 { margin-top: 2.5rem; font-size: 1.3rem; }
  .lead { font-size: 1.08rem; }
  th, td { padding: 0.3rem 0.4rem; }
  tbody th { min-width: 6.5rem; }
  .wide { min-width: 4.5rem; }
  .bins .wide { min-width: 0; }
  .heat th:first-child { min-width: 6rem; max-width: 8rem; }
}
@media (forced-colors: active) {
  .bar rect { stroke: CanvasText; stroke-width: 1; }
  .sound, .flawed, .rung3, .rung4 { fill: CanvasText; background: CanvasText; forced-color-adjust: none; }
  .open, .near, .rung1, .rung2 { fill: Canvas; background: Canvas; forced-color-adjust: none; }
  .f, .heat tbody tr:hover > .f { color: HighlightText; background-color: Highlight; forced-color-adjust: none; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media print {
  :root {
    color-scheme: light;
    --paper: #fff; --ink: #000; --quiet: #444; --line: #bbb; --link: #000;
    --sound: #3c7a69; --open: #d9c8a0; --flawed: #a8402f; --on-flawed: #fff; --near: #f0d9a0; --on-near: #4d3a05;
    --rung1: #c6d6e4; --rung2: #8fb0cc; --rung3: #5483ad; --rung4: #1f5a86;
  }
  @page { margin: 16mm 14mm; }
  html { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  nav, .scripted, .with-script .scripted { display: none; }
  .scroll { overflow: visible; }
  .heat th:first-child { position: static; }
  h2, h3 { break-after: avoid; }
  tr, .legend { break-inside: avoid; }
  table { font-size: 8.5pt; }
  .heat td, .heat tbody th { padding-block: 0; }
  .bar, .key, .f, .p { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  [aria-sort] button::after { content: none; }
}
`;

/** SHA-256 of the style, in base64: the only one that the page takes. */
export const STYLE_HASH = 'Ticm/L7779vmHAQZ1mYZy+kj7y9dfSSYMSYhxg7FrFY=';
