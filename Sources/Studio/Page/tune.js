// The tune table: what every beat would become if it started on its word.
import { Refusal } from './api.js';
import { store, minutes, offset } from './store.js';
import { byId, make, say, write } from './dom.js';
import { HEARD } from './timeline-draw.js';

export function startTune() {
  byId('tune-try').onclick = () => tune(false);
  byId('tune-apply').onclick = () => tune(true);
  // What was compared is of the film before: it is not offered to be applied.
  store.on('film', ({ film, before }) => {
    byId('tune-try').disabled = !film.words.length;
    if (before && before.revision !== film.revision) clear('The film has changed: compare again.');
  });
}

function clear(note) {
  byId('tune-apply').disabled = true;
  byId('tune-result').classList.add('old');
  byId('tune-note').textContent = byId('tune-result').childElementCount ? note : '';
}

async function tune(apply) {
  byId('tune-try').disabled = true;
  write('tune-note', apply ? 'Tuning …' : 'Listening …');
  try {
    const answer = await store.ask('tune', { apply });
    const moves = answer.rows.filter(({ was, becomes }) => was !== becomes).length;
    draw(answer);
    byId('tune-result').classList.toggle('old', apply);
    byId('tune-apply').disabled = apply || !moves || answer.problems.length > 0 || !store.film.editable;
    const beats = `${moves} ${moves === 1 ? 'beat' : 'beats'}`;
    byId('tune-note').textContent = apply ? `${beats} moved. Undo takes it back.`
      : moves ? `${beats} would move.` : 'Every beat is on its word.';
    say(byId('tune-note').textContent);
  } catch (problem) {
    write('tune-note', '');
    if (problem instanceof Refusal) {
      byId('tune-result').replaceChildren(make('p', { class: 'error', role: 'alert', text: problem.message }));
    } else await store.failed(problem);
  } finally { byId('tune-try').disabled = false; }
}

/** What a repair changes is compared again at once: one mend often shows the next. */
async function repair({ label, request: { path, body } }) {
  if (await store.change(path.replace(/^\/?api\//, ''), body, label)) await tune(false);
}

const repairButton = (one) => make('button', { class: 'repair', text: one.label, disabled: !store.film.editable,
  on: { click: (event) => { event.stopPropagation(); repair(one); } } });

function draw({ rows, problems, warnings, repairs = [] }) {
  const inRow = ({ beat }) => rows.some((row) => row.beat === beat);
  const head = make('tr', {}, ...['Beat', 'Said, sure', 'Off', 'ms', 'Spare']
    .map((name) => make('th', { scope: 'col', text: name })));
  const body = rows.flatMap((row) => {
    const changed = row.was !== row.becomes;
    const late = row.off !== null && Math.abs(row.off) > HEARD;
    const mends = repairs.filter(({ beat }) => beat === row.beat).map(repairButton);
    const shown = make('tr', { class: changed ? 'changed' : '', on: { click: () => store.goTo(row.beat) } },
      make('th', { scope: 'row' }, make('button', { class: 'link', text: row.beat }),
        row.word ? make('small', { text: `“${row.word}”` }) : null),
      make('td', { text: row.said === null ? '–' : minutes(row.said) }, row.sureness === null ? null
        : make('small', { class: row.sureness < 0.6 ? 'late' : '', text: `${Math.round(row.sureness * 100)} %` })),
      make('td', { class: late ? 'late' : '', text: row.off === null ? '–' : offset(row.off).replace(' ms', '') }),
      make('td', { class: changed ? 'strong' : '', text: Math.round(row.becomes) },
        changed ? make('small', { text: `was ${Math.round(row.was)}` }) : null),
      make('td', { text: row.slack === null ? '–' : Math.round(row.slack * 1000) }));
    return mends.length ? [shown, make('tr', { class: 'mends' }, make('td', { colspan: 5 }, ...mends))] : [shown];
  });
  const notes = [...problems.map((text) => make('p', { class: 'error', role: 'alert', text })),
    ...repairs.filter((one) => !inRow(one)).map(repairButton),
    ...warnings.map((text) => make('p', { class: 'warning', text }))];
  byId('tune-result').replaceChildren(...notes,
    make('table', {}, make('thead', {}, head), make('tbody', {}, ...body)));
}
