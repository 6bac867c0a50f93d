// Making films, stills, clips and storyboards: what is asked for, and the queue.
import { api } from './api.js';
import { store, minutes } from './store.js';
import { player } from './player.js';
import { byId, choice, complain, make, say, toast } from './dom.js';

let kind = 'film', jobs = [];
const cards = new Map();
const fail = ({ message }) => complain(message);

export function startMake() {
  const kinds = [['film', 'Film'], ['still', 'Still'], ['clip', 'Clip'], ['sheet', 'Storyboard']];
  const mark = choice('make-kind', 'What to make', kinds.map(([id, text]) => ({ id, text })), kind,
    (id) => { kind = id; mark(id); describe(); });
  byId('make-form').onsubmit = (event) => { event.preventDefault(); begin(); };
  byId('range-from').onclick = () => setRange('from');
  byId('range-to').onclick = () => setRange('to');
  byId('range-beat').onclick = () => store.setRange(null);
  for (const name of ['range', 'chosen']) store.on(name, describe);
  store.on('film', ({ film }) => {
    if (store.range?.to > film.seconds) store.setRange(null);
    options('make-shape', film.shapes.map(({ id, width, height }) => [id, `${id} ${width} × ${height}`]), store.shape);
    options('make-theme', film.themes.map((name) => [name, name]), store.theme);
    describe();
  });
  // The film is made as it is looked at, unless the author says otherwise.
  store.on('look', () => { byId('make-shape').value = store.shape; byId('make-theme').value = store.theme; });
  player.watch(() => { if (!player.playing) describe(); });
  store.on('job', replace);
}

export async function readJobs() {
  jobs = await api.jobs();
  draw();
}

function options(id, pairs, value) {
  const select = byId(id), before = select.value;
  select.replaceChildren(...pairs.map(([name, text]) => make('option', { value: name, text })));
  select.value = pairs.some(([name]) => name === before) ? before : value;
}

/** Sets one end of the clip to the playhead; ends that are the wrong way round move the other one away. */
export function setRange(end) {
  const at = player.seconds, range = { from: 0, to: store.film.seconds, ...store.range, [end]: at };
  if (range.from >= range.to) Object.assign(range, end === 'from' ? { to: store.film.seconds } : { from: 0 });
  store.setRange(range);
  say(`The clip ${end === 'from' ? 'starts' : 'ends'} at ${minutes(at)}`);
}

/** The clip's frames, the last one not counted: the marked range, else the beat. */
function clip() {
  const { film, range } = store;
  const beat = film.beats.find(({ id }) => id === store.chosen) ?? store.beatAt(player.frame);
  if (!range) return { from: beat.first, to: beat.first + beat.frames, text: `beat ${beat.id}` };
  return { from: store.frameAt(range.from), to: Math.min(film.frames, Math.ceil(range.to * film.rate - 1e-4)),
    text: `${minutes(range.from)} – ${minutes(range.to)}` };
}

function describe() {
  if (!store.film) return;
  byId('make-range').hidden = kind !== 'clip';
  byId('make-what').textContent = {
    film: `The whole film, ${minutes(store.film.seconds)}.`,
    still: `Frame ${player.frame}, in ${store.beatAt(player.frame).id}.`,
    clip: `A clip of ${clip().text}.`,
    sheet: 'Every beat’s last frame on one page.',
  }[kind];
}

async function begin() {
  const { from, to } = clip();
  const what = { film: {}, still: { at: player.frame }, clip: { from, to }, sheet: {} }[kind];
  try {
    await api.post('make', { kind, ...what, shape: byId('make-shape').value, theme: byId('make-theme').value });
    await readJobs();
    say('It waits in the queue');
  } catch (problem) { fail(problem); }
}

function replace(job) {
  const at = jobs.findIndex(({ id }) => id === job.id), before = jobs[at]?.state;
  if (at < 0) jobs.push(job); else jobs[at] = job;
  if (job.state !== before && job.state === 'done') toast(`${job.name} is done.`);
  if (job.state !== before && job.state === 'failed') complain(`${job.name}: ${job.message}`);
  draw();
}

/** One card a job; cards stay while their job changes, so that the focus and a playing result do. */
function draw() {
  byId('make-empty').hidden = jobs.length > 0;
  byId('tab-make').dataset.count = jobs.filter(isActive).length || '';
  for (const job of jobs) {
    if (!cards.has(job.id)) {
      cards.set(job.id, card(job));
      byId('jobs').prepend(cards.get(job.id).element);
    }
    cards.get(job.id).update(job);
  }
}

const isActive = ({ state }) => state === 'running' || state === 'waiting';

function card({ id, name, kind: made }) {
  const state = make('span', { class: 'quiet' }), progress = make('progress', { max: 1, 'aria-label': name });
  const cancel = make('button', { text: 'Cancel', on: { click: () => api.post(`jobs/${id}/cancel`).catch(fail) } });
  const verify = make('button', { text: 'Verify', on: { click: () => check() } });
  const link = make('a', { class: 'button', download: name, text: 'Download' });
  const result = make('div', { class: 'result' }), report = make('div', { role: 'status' });
  const done = make('div', { class: 'row' }, verify, link);
  const element = make('li', { class: 'card' },
    make('div', { class: 'row' }, make('b', { text: name }), state, make('span', { class: 'space' }), cancel),
    progress, result, done, report);
  verify.hidden = made !== 'film';

  async function check() {
    verify.disabled = true;
    report.replaceChildren(make('p', { class: 'quiet', text: 'Decoding and measuring …' }));
    try {
      const { lines, passed } = await api.post(`jobs/${id}/verify`);
      report.replaceChildren(make('p', { class: passed ? 'passed' : 'error',
        text: passed ? 'It is what the timeline says.' : 'It is not what the timeline says.' }),
      make('pre', { text: lines.join('\n') }));
    } catch (problem) { report.replaceChildren(make('p', { class: 'error', text: problem.message })); }
    verify.disabled = false;
  }

  function update(job) {
    state.textContent = stateText(job);
    progress.hidden = cancel.hidden = !isActive(job);
    if (job.state === 'running') progress.value = job.done;
    done.hidden = !job.url;
    if (job.url && link.getAttribute('href') !== job.url) {
      link.href = job.url;
      result.replaceChildren(shown(job));
    }
    if (job.state === 'failed') report.replaceChildren(make('pre', { class: 'error', text: job.message }));
  }
  return { element, update };
}

function stateText({ state, done, speed, left }) {
  if (state !== 'running') return state;
  return [`${Math.round(done * 100)} %`, speed === null ? '' : `${speed.toFixed(1)}×`, left === null ? ''
    : left < 60 ? `${Math.ceil(left)} s left` : `${minutes(left).split('.')[0]} left`].filter(Boolean).join(' · ');
}

function shown({ url, name }) {
  if (/\.(mp4|mov|webm)$/.test(name)) return make('video', { src: url, controls: true, 'aria-label': name });
  if (!/\.(png|gif|apng|svg)$/.test(name)) return '';
  return make('a', { href: url, target: '_blank', rel: 'noopener' }, make('img', { src: url, alt: name }));
}
