/* global window, document, axe */
/**
 * Runs inside the browser, after `card-page.js`: what axe finds fault with on cards, and where the keyboard's focus goes on one.
 */
(() => {
  const root = document.getElementById('card');
  const heading = document.querySelector('h1');
  heading.tabIndex = -1;
  let inputs = [];

  /** Draws cards one below the other, which is much faster than each alone, and tells every fault with its card's name. */
  window.faultsOf = async (cards, theme, locale) => {
    document.documentElement.lang = locale;
    root.replaceChildren(...cards.map(({ name, card }) => {
      const one = document.createElement('section');
      one.dataset.card = name;
      one.append(window.makeCard(card, theme).element);
      return one;
    }));
    // The renderer's own list that a picker of people falls back to: its box has no name, whatever the card says. Teams draws a picker of its own.
    const notOurs = { exclude: ['.ac-choiceSetInput-filtered-textbox'] };
    const { violations, incomplete } = await axe.run(notOurs, { resultTypes: ['violations', 'incomplete'] });
    // A contrast that axe cannot tell is one that nobody has checked.
    const found = [...violations, ...incomplete.filter(({ id }) => id === 'color-contrast')].flatMap(({ id, nodes }) => nodes.map(({ target, html }) => {
      const on = document.querySelector(target[0])?.closest('[data-card]')?.dataset.card ?? 'the page';
      return { on, rule: id, html: html.slice(0, 200) };
    }));
    const wide = document.documentElement.scrollWidth > window.innerWidth ? [{ on: cards.map(({ name }) => name).join(' '), rule: 'wider than the window', html: '' }] : [];
    return [...found, ...wide, ...window.cutOff().map((words) => ({ on: 'one of these', rule: 'cut off', html: words }))];
  };

  /** Draws one card with the focus before it. Resolves to how many Tabs lead through it at most. */
  window.layOut = (card, pressed) => {
    const made = window.makeCard(card, 'light', pressed);
    inputs = made.inputs;
    root.replaceChildren(made.element);
    heading.focus();
    stops.length = 0;
    // A date or a time has a stop for each of its parts.
    const parts = root.querySelectorAll('[type=date], [type=time]').length * 3;
    return root.querySelectorAll('button, input, textarea, select, a, [tabindex]').length + parts + 1;
  };

  /** An input by its id, anything else by its words. */
  const nameOf = (element) => inputs.find(({ renderedElement }) => renderedElement.contains(element))?.id ?? element.innerText.trim();
  const stops = [];
  document.addEventListener('focusin', ({ target }) => {
    // The renderer makes the card itself a stop, so that it is read as a whole; links are within words.
    if (root.contains(target) && !target.matches('.ac-adaptiveCard, a')) stops.push(nameOf(target));
  });

  /** Where the focus has been since the card was laid out, each place once. */
  window.visited = () => [...new Set(stops)];
  window.focused = () => (root.contains(document.activeElement) ? nameOf(document.activeElement) : '');
})();
