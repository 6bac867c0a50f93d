// The server's interface: one function a request, and the events it sends.

/** The film was changed by somebody else since the page read it. */
export class Conflict extends Error {}

/** The server understood the request and says why it will not do it. */
export class Refusal extends Error {}

async function read(response) {
  if (response.ok) return response.json();
  let message = await response.text();
  try { message = JSON.parse(message).message ?? message; } catch { /* plain text is fine, too */ }
  const Kind = { 409: Conflict, 422: Refusal }[response.status] ?? Error;
  throw new Kind(message || `The server answered ${response.status}.`);
}

const address = (path, values) => `/api/${path}?${new URLSearchParams(values)}`;
const get = async (path, values) => read(await fetch(values ? address(path, values) : `/api/${path}`));
const post = async (url, type, body) => read(await fetch(url, {
  method: 'POST', headers: { 'Content-Type': type, 'X-Beatframe': '1' }, body }));

export const api = {
  film: () => get('film'),
  waveform: (from, to, count) => get('waveform', { from, to, count }),
  inspect: (at, shape, theme) => get('inspect', { at, shape, theme }),
  cached: (revision) => get('cached', { revision }),
  onsets: () => get('onsets'),
  notes: () => get('notes'),
  script: () => get('script'),
  jobs: () => get('jobs'),
  sound: (revision) => address('sound', { revision }),

  async frame(at, width, shape, theme, revision) {
    const response = await fetch(address('frame', { at, width, shape, theme, revision }));
    if (!response.ok) return read(response);
    return createImageBitmap(await response.blob());
  },

  post: (path, body = {}) => post(`/api/${path}`, 'application/json', JSON.stringify(body)),
  addNotes: (text, name) => post(address('notes', { name }), 'application/json', text),
  take: (wav, name, revision) => post(address('take', { name, revision }), 'audio/wav', wav),
};

/** Listens to the server's events, and connects again, ever more slowly, when the line is cut. */
export function listen({ event, state }) {
  let wait = 250;
  const connect = () => {
    const socket = new WebSocket(`${location.origin.replace('http', 'ws')}/api/events`);
    socket.onopen = () => { wait = 250; state(true); };
    socket.onmessage = (message) => {
      const told = JSON.parse(message.data);
      if (told.type === 'bye') state(false);
      event(told);
    };
    socket.onclose = () => {
      state(false);
      setTimeout(connect, wait);
      wait = Math.min(wait * 2, 4000);
    };
  };
  connect();
}
