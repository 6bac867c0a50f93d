// What the page knows: the film, what is being changed in it right now, and what is chosen.
import { api, Conflict } from './api.js';
import { complain, say, kept } from './dom.js';

class Store {
  film = null;
  /** Durations in milliseconds by beat that are tried (a drag, keys) and not yet sent. */
  draft = null;
  chosen = null;
  shape = 'own';
  theme = null;
  /** Seconds between which a clip is made, or null. */
  range = null;
  /** What is made already: first frames and ends; null while it is not known. */
  cached = null;
  /** Where the voice sets in, in seconds. */
  onsets = [];
  /** The notes of reviewers, by frame. */
  notes = [];
  #listeners = new Map();
  #queue = Promise.resolve();
  #loading = null;
  #again = false;

  on(name, listener) {
    if (!this.#listeners.has(name)) this.#listeners.set(name, []);
    this.#listeners.get(name).push(listener);
  }

  tell(name, value) {
    for (const listener of this.#listeners.get(name) ?? []) listener(value);
  }

  /** Reads the film; calls that come while one is read are answered by one more reading. */
  load() {
    if (this.#loading) { this.#again = true; return this.#loading; }
    this.#loading = (async () => {
      try {
        do {
          this.#again = false;
          this.#take(await api.film());
        } while (this.#again);
      } finally { this.#loading = null; }
    })();
    return this.#loading;
  }

  #take(film) {
    const before = this.film;
    film.rate = film.fps.num / film.fps.den;
    this.film = film;
    // What is being dragged stays while only warnings come.
    if (before?.revision !== film.revision) this.draft = null;
    if (!film.shapes.some(({ id }) => id === this.shape)) this.shape = film.shapes[0]?.id ?? 'own';
    if (!film.themes.includes(this.theme)) this.theme = film.theme;
    if (!film.beats.some(({ id }) => id === this.chosen)) this.chosen = null;
    this.tell('film', { film, before });
  }

  /**
   * Sends a change and reads the film again; gives the answer.
   *
   * Changes go one after the other, so that each carries the revision that the one before it made.
   */
  #send(request) {
    const turn = this.#queue.then(async () => {
      const answer = await request(this.film.revision);
      await this.load();
      return answer;
    });
    this.#queue = turn.catch(() => {});
    return turn;
  }

  /** As `change`, but gives the answer, and throws for the caller to say it in its place. */
  ask(path, body) { return this.#send((revision) => api.post(path, { revision, ...body })); }

  /** Sends a change; true when it was made, else what went wrong was said. */
  change(path, body, done) { return this.#told(this.ask(path, body), done); }

  keepTake(wav, name) {
    return this.#told(this.#send((revision) => api.take(wav, name, revision)), 'The recording was replaced');
  }

  #told(turn, done) {
    return turn.then(() => { say(done); return true; },
      async (problem) => { await this.failed(problem); return false; });
  }

  /** Says what went wrong; after a conflict the film is read again. */
  async failed(problem) {
    this.try(null);
    const isConflict = problem instanceof Conflict;
    if (isConflict) await this.load().catch(() => {});
    complain(problem.message + (isConflict ? ' What is there now was read again; your change was not made.' : ''));
  }

  try(draft) { this.draft = draft; this.tell('draft'); }

  choose(id) {
    if (id === this.chosen) return;
    this.chosen = id;
    this.tell('chosen', id);
  }

  look({ shape = this.shape, theme = this.theme }) {
    this.shape = shape;
    this.theme = theme;
    this.tell('look');
  }

  setRange(range) { this.range = range; this.tell('range'); }

  goTo(id) {
    const beat = this.film.beats.find((one) => one.id === id);
    if (!beat) return;
    this.choose(id);
    this.tell('seek', beat.first);
  }

  /** The beats with the times of the draft. */
  beats() {
    const beats = this.film?.beats ?? [];
    if (!this.draft) return beats;
    let end = beats[0].start;
    return beats.map((beat) => {
      const was = beat.end - beat.start, length = this.draft[beat.id] / 1000 || was, start = end;
      end += length;
      return { ...beat, start, end, slack: beat.slack === null ? null : beat.slack + length - was };
    });
  }

  get size() { return this.film.shapes.find(({ id }) => id === this.shape) ?? this.film; }

  frameAt(seconds) {
    // A time that is a frame's start up to rounding is that frame.
    return Math.min(this.film.frames - 1, Math.max(0, Math.floor(seconds * this.film.rate + 1e-4)));
  }

  secondsAt(frame) { return frame / this.film.rate; }

  beatAt(frame) { return this.film.beats.findLast(({ first }) => first <= frame) ?? this.film.beats[0]; }

  get seconds() { return this.draft ? this.beats().at(-1)?.end ?? 0 : this.film.seconds; }
}

export const store = new Store();

/** How times are shown; the author's choice is kept. */
export const clock = {
  kinds: ['clock', 'seconds', 'frames'],
  kind: kept.get('clock', 'clock'),
  turn() {
    this.kind = this.kinds[(this.kinds.indexOf(this.kind) + 1) % this.kinds.length];
    kept.set('clock', this.kind);
    store.tell('clock');
  },
  text(seconds) {
    if (this.kind === 'frames') return `${Math.round(seconds * store.film.rate)} f`;
    return this.kind === 'seconds' ? `${seconds.toFixed(3)} s` : minutes(seconds);
  },
};

/** 1:02.345 */
export function minutes(seconds) {
  const all = Math.max(0, Math.round(seconds * 1000));
  const rest = String(all % 60000).padStart(5, '0');
  return `${Math.floor(all / 60000)}:${rest.slice(0, 2)}.${rest.slice(2)}`;
}

/** +120 ms, −40 ms, 0 ms: later is +. */
export function offset(seconds) {
  const all = Math.round(seconds * 1000);
  return `${all > 0 ? '+' : all < 0 ? '−' : ''}${Math.abs(all)} ms`;
}
