/* global window, document, getComputedStyle, NodeFilter, AdaptiveCards */
/**
 * Runs inside the browser, beside Microsoft's own card renderer: draws one card as Teams would and tells what went wrong with it.
 * The host configuration follows Teams' published fonts, sizes and colours. In the dark theme its colour for `attention` is too faint to be read
 * by everybody, so that no card may write in it.
 */
(() => {
  const palettes = {
    light: {
      page: '#f5f5f5', card: '#ffffff', emphasis: '#f9f8f7', attention: '#fde7e9', goodBack: '#e7f2da', warningBack: '#fbf6d9', accentBack: '#e8ebfa', text: '#242424', subtle: '#616161',
      accent: '#5b5fc7', good: '#237b4b', warning: '#835c00', danger: '#c4314b', line: '#e1dfdd', field: '#ffffff', border: '#8a8886',
      primary: '#5b5fc7', onPrimary: '#ffffff', destructive: '#c4314b',
    },
    dark: {
      page: '#1f1f1f', card: '#292929', emphasis: '#3b3a39', attention: '#4d1f26', goodBack: '#0d2e0d', warningBack: '#463100', accentBack: '#2f2f4a', text: '#ffffff', subtle: '#c8c6c4',
      accent: '#9ea2ff', good: '#92c353', warning: '#f8d22a', danger: '#d74654', line: '#484644', field: '#1f1f1f', border: '#8a8886',
      primary: '#5b5fc7', onPrimary: '#ffffff', destructive: '#f9526b',
    },
    contrast: {
      page: '#000000', card: '#000000', emphasis: '#000000', attention: '#000000', goodBack: '#000000', warningBack: '#000000', accentBack: '#000000', text: '#ffffff', subtle: '#ffffff',
      accent: '#ffff01', good: '#3ff23f', warning: '#ffff01', danger: '#ffff01', line: '#ffffff', field: '#000000', border: '#ffffff',
      primary: '#1aebff', onPrimary: '#000000', destructive: '#ffff01',
    },
  };

  function hostConfig(c) {
    const both = (plain, subtle) => ({ default: plain, subtle });
    const foregroundColors = {
      default: both(c.text, c.subtle), dark: both(c.text, c.subtle), light: both(c.text, c.subtle), accent: both(c.accent, c.accent),
      good: both(c.good, c.good), warning: both(c.warning, c.warning), attention: both(c.danger, c.danger),
    };
    const style = (backgroundColor) => ({ backgroundColor, foregroundColors });
    const fontSizes = { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 };
    const fontWeights = { lighter: 200, default: 400, bolder: 600 };
    return new AdaptiveCards.HostConfig({
      choiceSetInputValueSeparator: ',',
      supportsInteractivity: true,
      spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
      separator: { lineThickness: 1, lineColor: c.line },
      fontTypes: {
        default: { fontFamily: '"Segoe UI", "Noto Sans", sans-serif', fontSizes, fontWeights },
        monospace: { fontFamily: 'Consolas, "DejaVu Sans Mono", monospace', fontSizes, fontWeights },
      },
      imageSizes: { small: 32, medium: 52, large: 100 },
      containerStyles: {
        default: style(c.card), emphasis: style(c.emphasis), accent: style(c.accentBack), good: style(c.goodBack),
        warning: style(c.warningBack), attention: style(c.attention),
      },
      inputs: {
        label: { inputSpacing: 'small', requiredInputs: { suffix: ' *', suffixColor: 'attention' }, optionalInputs: {} },
        errorMessage: { color: 'attention', spacing: 'small' },
      },
      factSet: { title: { wrap: true, weight: 'bolder', maxWidth: 150 }, value: { wrap: true }, spacing: 12 },
      actions: { maxActions: 6, buttonSpacing: 8, spacing: 'default', actionsOrientation: 'horizontal', actionAlignment: 'left' },
      textBlock: { headingLevel: 2 },
      textStyles: { heading: { size: 'large', weight: 'bolder' }, columnHeader: { weight: 'bolder' } },
    });
  }

  function css(c) {
    return `
      * { box-sizing: border-box; }
      body { margin: 0; padding: 8px; background: ${c.page}; color: ${c.text}; font: 14px "Segoe UI", "Noto Sans", sans-serif; }
      p { margin: 0; } ul { margin: 0; padding-left: 20px; }
      .ac-adaptiveCard { border-radius: 4px; }
      .ac-actionSet { flex-wrap: wrap; row-gap: 8px; }
      .ac-pushButton { min-height: 32px; padding: 5px 12px; border: 1px solid ${c.border}; border-radius: 4px; background: ${c.field};
        color: ${c.text}; font: 600 14px "Segoe UI", "Noto Sans", sans-serif; }
      .ac-pushButton.style-positive { background: ${c.primary}; border-color: ${c.primary}; color: ${c.onPrimary}; }
      .ac-pushButton.style-destructive { color: ${c.destructive}; border-color: ${c.destructive}; }
      input:not([type=checkbox], [type=radio]), textarea, select { width: 100%; padding: 5px 8px; border: 1px solid ${c.border}; border-radius: 4px;
        background: ${c.field}; color: ${c.text}; font: inherit; }
      textarea { min-height: 88px; }
      ::placeholder { color: ${c.subtle}; }`;
  }

  const escapeHtml = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

  /** The little of Markdown that cards of ours may use, after everything was escaped: bold, italics, links, lists. */
  function markdown(text) {
    const inline = (line) => escapeHtml(line)
      .replace(/\*\*([^*]+)\*\*/g, '<b>$1</b>')
      .replace(/_([^_]+)_/g, '<i>$1</i>')
      .replace(/\[([^\]]+)\]\((https:[^)\s]+)\)/g, '<a href="$2">$1</a>');
    return text.split('\n').map((line) => (/^[-*] /.test(line) ? `<ul><li>${inline(line.slice(2))}</li></ul>` : `<p>${inline(line)}</p>`)).join('');
  }

  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdown(text);
    result.didProcess = true;
  };

  /** Words that a person could not read to their end: cut off at the side of their box, or outside it or the window. */
  window.cutOff = () => {
    const cut = [];
    const words = document.createTreeWalker(document.getElementById('card'), NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (words.nextNode()) {
      const text = words.currentNode;
      if (text.textContent.trim() === '' || text.parentElement.tagName === 'OPTION') continue;
      const box = boxOf(text.parentElement).getBoundingClientRect();
      range.selectNodeContents(text);
      const out = [...range.getClientRects()].some(({ left, right }) => right > Math.min(box.right, window.innerWidth) + 1 || left < Math.max(box.left, 0) - 1);
      if (out) cut.push(text.textContent.trim().slice(0, 60));
    }
    return cut;
  };

  /** The nearest box that words are laid out in. */
  function boxOf(element) {
    return getComputedStyle(element).display === 'inline' ? boxOf(element.parentElement) : element;
  }

  /** The card as an element, its inputs, and what the renderer found wrong with it. `pressed` hears of a button: its data and all inputs. */
  window.makeCard = (card, theme, pressed) => {
    const colours = palettes[theme];
    document.getElementById('theme').textContent = css(colours);
    const adaptive = new AdaptiveCards.AdaptiveCard();
    adaptive.hostConfig = hostConfig(colours);
    adaptive.onExecuteAction = (action) => pressed?.(action.data);
    const context = new AdaptiveCards.SerializationContext();
    adaptive.parse(card, context);
    const warnings = Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i).message);
    // Charts are drawn by Teams alone: everybody else sees the table that a card brings along.
    return { element: adaptive.render(), inputs: adaptive.getAllInputs(), warnings: warnings.filter((warning) => !/^Unknown element type "Chart\.\w+"\. Fallback will be used/.test(warning)) };
  };

  window.drawCard = (card, theme, pressed) => {
    const { element, warnings } = window.makeCard(card, theme, pressed);
    const root = document.getElementById('card');
    root.replaceChildren(element);
    return { warnings, cutOff: window.cutOff(), width: document.documentElement.scrollWidth, words: root.innerText };
  };
})();
