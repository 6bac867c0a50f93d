// The keyboard: one table for what keys do and for the sheet that tells of them.
import { byId, make } from './dom.js';

const apple = /Mac|iPhone|iPad/.test(navigator.platform);

/** Whether a key was pressed as a person writes it: "Ctrl+Shift+Z". */
function matches(shortcut, event) {
  const parts = shortcut.split('+'), key = parts.at(-1) || '+';
  if (parts.includes('Ctrl') !== (event.ctrlKey || event.metaKey)) return false;
  if (parts.includes('Alt') !== event.altKey) return false;
  // Signs such as ? and + need Shift on some keyboards: what they say counts, not how they are typed.
  const sign = key.length === 1 && !/[a-z]/i.test(key);
  if (!sign && parts.includes('Shift') !== event.shiftKey) return false;
  return (event.key === ' ' ? 'Space' : event.key).toLowerCase() === key.toLowerCase();
}

const field = 'textarea, select, input:not([type=checkbox])';

/**
 * Starts the shortcuts: by group, rows of [keys, what they do, run]; rows without `run` only tell.
 *
 * `first` may take a key before the table does; it then returns true.
 */
export function startKeys(groups, first) {
  const rows = Object.values(groups).flat().filter(([, , run]) => run);
  addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return;
    if (first(event)) { event.preventDefault(); return; }
    const row = rows.find(([keys]) => keys.split(' ').some((shortcut) => matches(shortcut, event)));
    // What has the focus keeps its own keys, as fields keep their undo; only saving reaches over them.
    if (!row || (event.target.closest(field) && row[0] !== 'Ctrl+S')) return;
    if (/^( |Enter)$/.test(event.key) && event.target.closest('button, a, summary, input, video, audio')) return;
    event.preventDefault();
    row[2](event);
  });
  const sheet = byId('shortcuts');
  byId('shortcut-list').replaceChildren(...Object.entries(groups).map(([group, all]) => make('section', {},
    make('h3', { text: group }), make('dl', {}, ...all.flatMap(([keys, what]) => [
      make('dt', {}, ...keys.split(' ').flatMap((shortcut) => [make('kbd', { text: written(shortcut) }), ' '])),
      make('dd', { text: what })])))));
  byId('help').onclick = () => sheet.showModal();
  byId('shortcuts-close').onclick = () => sheet.close();
}

function written(shortcut) {
  const text = shortcut.replace('ArrowLeft', '←').replace('ArrowRight', '→');
  if (!apple) return text;
  return text.replace('Ctrl', '⌘').replace('Alt', '⌥').replace('Shift', '⇧').replace(/\+(?=.)/g, '');
}
