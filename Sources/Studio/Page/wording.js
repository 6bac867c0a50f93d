// What is written: captions that are worded otherwise, and words that are two.
import { Refusal } from './api.js';
import { store, minutes } from './store.js';
import { player } from './player.js';
import { byId, make, say } from './dom.js';
import { reveal, view, xAt } from './timeline.js';

const list = byId('caption-list'), pane = byId('timeline');
let drawn = null, lit = null;

export function startWording() {
  store.on('caption', editCaption);
  store.on('split', ({ index, seconds }) => splitWord(index, seconds));
  store.on('film', draw);
  player.watch(light);
}

/** The index of what is said or shown at the playhead. */
const now = (entries) => entries.findLastIndex(({ start }) => start <= player.seconds + 1e-4);

export function editCaptionHere() { editCaption(now(store.film.captions)); }
export function splitWordHere() { splitWord(now(store.film.words), player.seconds); }

/** A small form over the timeline, above a row, where a time is; `send` gives what the server answers. */
function openForm({ start, end, row, what, parts, send, done }) {
  pane.querySelector('.wording')?.remove();
  reveal(start, end);
  const before = document.activeElement;
  const error = make('p', { class: 'error', role: 'alert', hidden: true });
  const form = make('form', { class: 'duration wording', 'aria-label': what }, make('b', { text: what }), ...parts,
    make('button', { class: 'main', text: 'Set' }), error);
  const close = () => { form.remove(); before?.focus({ preventScroll: true }); };
  form.onsubmit = async (event) => {
    event.preventDefault();
    try {
      await send();
      close();
      say(done);
    } catch (problem) {
      if (!(problem instanceof Refusal)) { close(); await store.failed(problem); return; }
      error.hidden = false;
      error.textContent = problem.message;
    }
  };
  form.onkeydown = ({ key }) => { if (key === 'Escape') close(); };
  form.addEventListener('focusout', () => setTimeout(() => {
    if (form.isConnected && document.hasFocus() && !form.contains(document.activeElement)) form.remove();
  }));
  pane.append(form);
  const { unit, rows, gutter } = view, top = (rows[row] ?? rows.beats).top * unit;
  const left = Math.min(pane.clientWidth - form.offsetWidth - 8, xAt(start) * unit);
  form.style.left = `${Math.max(gutter * unit, left)}px`;
  form.style.top = `${Math.max(2, top - form.offsetHeight - 4)}px`;
  const first = form.querySelector('input');
  first.focus();
  first.select();
}

function mayEdit(entry) {
  if (entry && store.film.editable) return true;
  say(entry ? 'This film can’t be edited here' : 'There is nothing to edit here');
  return false;
}

function editCaption(index) {
  const caption = store.film.captions[index];
  if (!mayEdit(caption)) return;
  const { revision } = store.film;
  const input = make('input', { type: 'text', class: 'long', value: caption.text,
    'aria-label': 'Text of the caption' });
  openForm({ ...caption, row: 'captions', what: 'Caption', parts: [input], done: 'The caption was changed',
    send: () => store.ask('caption', { revision, caption: index, text: input.value.trim() }) });
}

/** Where a word is likely to be two: at a hyphen, else by how much of it is said till then. */
function halves(text, part) {
  // The signs at its end belong to the second word and are none themselves.
  const { length } = text.replace(/[^\p{L}\p{N}]+$/u, ''), hyphen = text.indexOf('-', 1) + 1;
  const at = hyphen > 0 && hyphen < length ? hyphen : Math.max(1, Math.min(length - 1, Math.round(length * part)));
  return [text.slice(0, at), text.slice(at)];
}

/** Parts a word, at a time if one is given that is within it; else the server finds where. */
function splitWord(index, seconds = -1) {
  const word = store.film.words[index];
  if (!mayEdit(word)) return;
  const { revision } = store.film, { text, start, end } = word;
  const inside = seconds > start + 0.02 && seconds < end - 0.02;
  const [one, two] = halves(text, inside ? (seconds - start) / (end - start) : 0.5);
  const field = (value, label) => make('input', { type: 'text', size: Math.max(5, text.length), value, required: true,
    'aria-label': label });
  const first = field(one, 'First word'), second = field(two, 'Second word');
  const at = make('input', { type: 'number', step: 0.001, min: start, max: end, placeholder: 'by itself',
    'aria-label': 'Where the second word starts, in seconds', ...inside && { value: seconds.toFixed(3) } });
  openForm({ start, end, row: 'words', what: `“${text}” is two words`, parts: [first, second,
    make('label', {}, at, 's')], done: 'The word is two words now',
  send: () => store.ask('word', { revision, word: index, split: [first.value.trim(), second.value.trim()],
    at: at.value === '' ? null : Number(at.value) }) });
}

/** The captions as a list: a click goes there, a double click or Enter words one otherwise. */
function draw({ film: { captions, editable } }) {
  const key = JSON.stringify([captions, editable]);
  if (key === drawn) return;
  drawn = key;
  lit = null;
  byId('captions-empty').hidden = captions.length > 0;
  list.replaceChildren(...captions.map(({ text, start }, index) => make('li', {}, make('button', { class: 'line-row',
    title: editable ? 'Double click or Enter: word it otherwise' : null, on: {
      click: () => player.seek(store.frameAt(start)), dblclick: () => editCaption(index),
      keydown: (event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        editCaption(index);
      } } }, make('small', { class: 'quiet', text: minutes(start) }), make('span', { text })))));
  light();
}

function light() {
  if (!store.film) return;
  const index = now(store.film.captions), caption = store.film.captions[index];
  const row = caption && player.seconds < caption.end ? list.children[index] : null;
  if (row === lit) return;
  lit?.classList.remove('lit');
  lit = row;
  lit?.classList.add('lit');
  if (lit && player.playing && list.offsetParent) lit.scrollIntoView({ block: 'nearest' });
}
