import temml from 'temml';

// The docs come with formulas as TeX, \(…\) or \[…\], which a browser without scripts shows as they are.
for (const formula of document.querySelectorAll<HTMLElement>('.math')) {
  const tex = (formula.textContent ?? '').trim().replace(/^\\[([]|\\[)\]]$/g, '');
  temml.render(tex, formula, { displayMode: formula.tagName === 'DIV' });
}
