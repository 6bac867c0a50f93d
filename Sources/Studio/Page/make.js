// Making films, stills, clips and storyboards: what is asked for, and the queue.
import { api } from './api.js';
import { store, minutes } from './store.js';
import { player } from './player.js';
import { byId, choice, make, say, toast } from './dom.js';

let kind = 'film', jobs = [];

export function startMake() {
  const mark = choice(byId('make-kind'), 'What to make', [
    { id: 'film', text: 'Film' }, { id: 'still', text: 'Still' }, { id: 'clip', text: 'Clip' },
    { id: 'sheet', text: 'Storyboard' }], kind, (id) => { kind = id; mark(id); describe(); });
  byId('make-form').onsubmit = (event) => { event.preventDefault(); begin(); };
  byId('range-from').onclick = () => setRange('from');
  byId('range-to').onclick = () => setRange('to');
  byId('range-beat').onclick = () => store.setRange(null);
  store.on('range', describe);
  store.on('chosen', describe);
  store.on('clock', describe);
  store.on('film', ({ film }) => {
    if (store.range && store.range.to > film.seconds) store.range = null;
    options(byId('make-shape'), film.shapes.map(({ id, width, height }) => [id, `${id} ${width} × ${height}`]), store.shape);
    options(byId('make-theme'), film.themes.map((name) => [name, name]), store.theme);
    describe();
  });
  // The film is made as it is looked at, unless the author says otherwise.
  store.on('look', () => { byId('make-shape').value = store.shape; byId('make-theme').value = store.theme; });
  player.watch(() => { if (kind === 'still' && !player.playing) describe(); });
  store.on('job', (job) => { replace(job); draw(); });
}

export async function readJobs() {
  jobs = await api.jobs();
  draw();
}

function options(select, pairs, value) {
  const before = select.value;
  select.replaceChildren(...pairs.map(([id, text]) => make('option', { value: id, text })));
  select.value = pairs.some(([id]) => id === before) ? before : value;
}

const chosenBeat = () => store.film.beats.find(({ id }) => id === store.chosen) ?? store.beatAt(player.frame);

/** Sets one end of the clip to the playhead; ends that are the wrong way round become the other one's. */
export function setRange(end) {
  const at = player.seconds;
  const range = { from: 0, to: store.film.seconds, ...store.range, [end]: at };
  if (range.from >= range.to) {
    if (end === 'from') range.to = store.film.seconds; else range.from = 0;
  }
  store.setRange(range);
  say(`The clip ${end === 'from' ? 'starts' : 'ends'} at ${minutes(at)}`);
}

/** The clip's frames, the last one not counted: the marked range, else the beat. */
function span() {
  const beat = chosenBeat();
  if (!store.range) return { from: beat.first, to: beat.first + beat.frames, text: `beat ${beat.id}` };
  const { from, to } = store.range;
  return { from: store.frameAt(from), to: Math.min(store.film.frames, Math.ceil(to * store.film.rate - 1e-4)),
    text: `${minutes(from)} – ${minutes(to)}` };
}

function describe() {
  if (!store.film) return;
  byId('make-range').hidden = kind !== 'clip';
  const words = {
    film: () => `The whole film, ${minutes(store.film.seconds)}.`,
    still: () => `Frame ${player.frame}, in ${store.beatAt(player.frame).id}.`,
    clip: () => `A clip of ${span().text}.`,
    sheet: () => 'Every beat’s last frame on one page.',
  };
  byId('make-what').textContent = words[kind]();
}

async function begin() {
  const body = { kind, shape: byId('make-shape').value, theme: byId('make-theme').value };
  if (kind === 'still') body.at = player.frame;
  if (kind === 'clip') { const { from, to } = span(); Object.assign(body, { from, to }); }
  try {
    await api.post('make', body);
    await readJobs();
    say('It waits in the queue');
  } catch (problem) { toast(problem.message, { bad: true }); }
}

function replace(job) {
  const at = jobs.findIndex(({ id }) => id === job.id);
  const before = jobs[at];
  if (at < 0) jobs.push(job); else jobs[at] = job;
  if (job.state === 'done' && before?.state !== 'done') {
    toast(`${job.name} is done.`);
  } else if (job.state === 'failed' && before?.state !== 'failed') toast(`${job.name}: ${job.message}`, { bad: true });
}

const cards = new Map();

/** One card a job; cards stay while their job changes, so that the focus and a playing result do. */
function draw() {
  byId('make-empty').hidden = jobs.length > 0;
  const list = byId('jobs');
  const running = jobs.filter(({ state }) => state === 'running' || state === 'waiting').length;
  byId('tab-make').dataset.count = running || '';
  for (const job of jobs) {
    if (!cards.has(job.id)) {
      cards.set(job.id, card(job));
      list.prepend(cards.get(job.id).element);
    }
    cards.get(job.id).update(job);
  }
}

function card({ id, name }) {
  const title = make('b', { text: name }), state = make('span', { class: 'quiet' });
  const progress = make('progress', { max: 1, 'aria-label': `Progress of ${name}` });
  const cancel = make('button', { text: 'Cancel', 'aria-label': `Cancel ${name}`,
    on: { click: () => api.post(`jobs/${id}/cancel`).catch((problem) => toast(problem.message, { bad: true })) } });
  const verify = make('button', { text: 'Verify', hidden: true });
  const link = make('a', { class: 'button', download: name, hidden: true, text: 'Download' });
  const result = make('div', { class: 'result' }), report = make('div', { class: 'report' });
  const element = make('li', { class: 'card' },
    make('div', { class: 'row' }, title, state, make('span', { class: 'space' }), cancel), progress, result, make('div', { class: 'row' }, verify, link), report);
  verify.onclick = async () => {
    verify.disabled = true;
    report.replaceChildren(make('p', { class: 'quiet', text: 'Decoding and measuring …' }));
    try {
      const { lines, passed } = await api.post(`jobs/${id}/verify`);
      report.replaceChildren(make('p', { class: passed ? 'passed' : 'error',
        text: passed ? 'It is what the timeline says.' : 'It is not what the timeline says.' }),
      make('pre', { text: lines.join('\n') }));
      say(passed ? 'Verified' : 'Not passed');
    } catch (problem) { report.replaceChildren(make('p', { class: 'error', role: 'alert', text: problem.message })); }
    verify.disabled = false;
  };
  let shown = null;
  const update = (job) => {
    const active = job.state === 'running' || job.state === 'waiting';
    element.dataset.state = job.state;
    state.textContent = stateText(job);
    progress.hidden = !active;
    if (job.state === 'waiting') progress.removeAttribute('value'); else progress.value = job.done;
    cancel.hidden = !active;
    verify.hidden = !(job.state === 'done' && job.kind === 'film');
    link.hidden = !job.url;
    if (job.url && shown !== job.url) {
      shown = job.url;
      link.href = job.url;
      result.replaceChildren(resultOf(job));
    }
    if (job.state === 'failed') report.replaceChildren(make('pre', { class: 'error', text: job.message }));
  };
  return { element, update };
}

function stateText(job) {
  if (job.state !== 'running') return job.state;
  const parts = [`${Math.round(job.done * 100)} %`];
  if (job.speed !== null) parts.push(`${job.speed.toFixed(1)}×`);
  if (job.left !== null) parts.push(job.left < 60 ? `${Math.ceil(job.left)} s left` : `${minutes(job.left).split('.')[0]} left`);
  return parts.join(' · ');
}

function resultOf({ url, name }) {
  const path = url.split('?')[0];
  if (/\.(mp4|mov|webm|m4v)$/i.test(path) || /\.(mp4|mov|webm)$/i.test(name)) {
    return make('video', { src: url, controls: true, preload: 'metadata', 'aria-label': name });
  }
  if (/\.(png|gif|apng|svg|jpe?g|webp)$/i.test(path) || /\.(png|gif|apng|svg)$/i.test(name)) {
    return make('a', { href: url, target: '_blank', rel: 'noopener' }, make('img', { src: url, alt: name, loading: 'lazy' }));
  }
  return make('span');
}
