// The keyboard: one table for what keys do and for the sheet that tells of them.
import { byId, make } from './dom.js';

const apple = /Mac|iPhone|iPad/.test(navigator.platform);

/** Parts of a shortcut as a person writes it: "Ctrl+Shift+Z". */
function matches(shortcut, event) {
  const parts = shortcut.split('+').filter(Boolean);
  const key = shortcut.endsWith('++') || shortcut === '+' ? '+' : parts.at(-1);
  const command = parts.includes('Ctrl'), shift = parts.includes('Shift'), alt = parts.includes('Alt');
  if (command !== (event.ctrlKey || event.metaKey) || alt !== event.altKey) return false;
  // Signs such as ? and + need Shift on some keyboards: what they say counts, not how they are typed.
  const sign = key.length === 1 && !/[a-z]/i.test(key);
  if (!sign && shift !== event.shiftKey) return false;
  const pressed = event.key === ' ' ? 'Space' : event.key;
  return pressed.toLowerCase() === key.toLowerCase();
}

const writes = (target) => target.closest?.('textarea, select, [contenteditable], input:not([type=checkbox]):not([type=radio])');

/** `table`: rows of {keys: [shortcuts], what, group, run, always?}; rows without `run` only tell. */
export function startKeys(table) {
  const sheet = byId('shortcuts');
  addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return;
    for (const row of table) {
      if (!row.run || !row.keys.some((shortcut) => matches(shortcut, event))) continue;
      const command = event.ctrlKey || event.metaKey;
      if (writes(event.target) && !(row.always && command)) continue;
      // A button that has the focus keeps its own keys.
      if ((event.key === ' ' || event.key === 'Enter') && !row.first
        && event.target.closest('button, a, summary, input, video, audio')) continue;
      if (row.when && !row.when()) continue;
      event.preventDefault();
      row.run(event);
      return;
    }
  });
  const groups = Map.groupBy ? Map.groupBy(table, ({ group }) => group)
    : table.reduce((map, row) => map.set(row.group, [...map.get(row.group) ?? [], row]), new Map());
  byId('shortcut-list').replaceChildren(...[...groups].filter(([group]) => group).map(([group, rows]) => make('section', {},
    make('h3', { text: group }), make('dl', {}, ...rows.flatMap((row) => [
      make('dt', {}, ...(row.shown ?? row.keys).flatMap((shortcut, at) => [at ? ' ' : '',
        make('kbd', { text: written(shortcut) })])),
      make('dd', { text: row.what })])))));
  byId('help').onclick = () => sheet.showModal();
  sheet.onclick = (event) => { if (event.target === sheet) sheet.close(); };
  byId('shortcuts-close').onclick = () => sheet.close();
}

function written(shortcut) {
  const signs = { ArrowLeft: '←', ArrowRight: '→' };
  const text = shortcut.replace(/Arrow(Left|Right)/g, (name) => signs[name]);
  return apple ? text.replace('Ctrl', '⌘').replace('Alt', '⌥').replace('Shift', '⇧').replaceAll('+', '') || '+' : text;
}
