import temml from 'temml';

// The docs contain formulas as TeX, \(…\) or \[…\]; without scripts the browser shows the source.
for (const formula of document.querySelectorAll<HTMLElement>('.math')) {
  const tex = (formula.textContent ?? '').trim().replace(/^\\[([]|\\[)\]]$/g, '');
  temml.render(tex, formula, { displayMode: formula.tagName === 'DIV' });
}
