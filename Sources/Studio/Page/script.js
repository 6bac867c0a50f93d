// The script as text: it is sent whole, and the server says what is wrong with it.
import { api, Conflict, Refusal } from './api.js';
import { store } from './store.js';
import { byId, say } from './dom.js';

const field = byId('script-text');
/** The text as it was read; null before. */
let was = null;
const isDirty = () => was !== null && field.value !== was;

export function startScript() {
  byId('script-save').onclick = save;
  byId('script-revert').onclick = () => { was = null; readScript(); };
  field.oninput = mark;
  field.onkeydown = (event) => {
    if (!(event.ctrlKey || event.metaKey) || !/^(s|Enter)$/i.test(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    save();
  };
  store.on('film', () => { if (was !== null) readScript(); });
}

function mark() {
  byId('script-save').disabled = !isDirty() || !store.film.editable;
  byId('script-revert').disabled = !isDirty();
}

/** Shows what is wrong, and chooses the line of which it is said. */
function show(message) {
  byId('script-error').hidden = !message;
  byId('script-error').textContent = message;
  const line = message.match(/:(\d+):/)?.[1];
  if (!line) return;
  const rows = field.value.split('\n'), start = rows.slice(0, line - 1).reduce((sum, row) => sum + row.length + 1, 0);
  field.focus();
  field.setSelectionRange(start, start + (rows[line - 1]?.length ?? 0));
}

/** Reads the script, unless something is written that was not saved. */
export async function readScript() {
  if (isDirty()) return;
  try {
    const { file, text } = await api.script();
    byId('script-file').textContent = file;
    field.value = was = text;
    show('');
  } catch (problem) { show(problem.message); }
  mark();
}

async function save() {
  const text = field.value;
  try {
    await store.ask('script', { text });
    was = text;
    show('');
    say('The script was saved');
  } catch (problem) {
    if (problem instanceof Refusal) show(problem.message); else await store.failed(problem);
    if (problem instanceof Conflict) {
      show('The file was changed meanwhile. What you wrote is still here: save again to put it in its place, or revert.');
    }
  }
  mark();
}
