// What is read beside the film, when there is time: what is made already, and where the voice sets in.
import { api } from './api.js';
import { store } from './store.js';
import { byId } from './dom.js';

let timer = null, voice = null;

export function startBeside() {
  store.on('film', ({ film, before }) => {
    if (before?.revision !== film.revision) {
      // What was made of another film is not known to be of this one.
      store.cached = null;
      store.tell('cached');
      readCached();
    }
    // As with the waveform: a voice at the same place may be another one.
    const now = JSON.stringify([film.voice, film.undo, film.redo]);
    if (now !== voice) { voice = now; readOnsets(); }
  });
  store.on('job', ({ state }) => { if (state === 'done') readCached(); });
}

/** Asks what is made already; events that come together are one question. */
export function readCached() {
  clearTimeout(timer);
  timer = setTimeout(async () => {
    const { revision, frames: all } = store.film;
    // A server that does not say it leaves the strip empty.
    const answer = await api.cached(revision).catch(() => null);
    if (store.film.revision !== revision || !answer) return;
    store.cached = answer.runs;
    const made = answer.frames ?? answer.runs.reduce((sum, [first, end]) => sum + end - first, 0);
    byId('timeline-canvas').setAttribute('aria-label',
      `Timeline of the film, made already: ${Math.floor(100 * made / Math.max(1, all))} %`);
    store.tell('cached');
  }, 400);
}

async function readOnsets() {
  const answer = store.film.voice ? await api.onsets().catch(() => null) : null;
  store.onsets = answer?.onsets ?? [];
  store.tell('onsets');
}
