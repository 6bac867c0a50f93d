// The server's interface: one function a request, and the events it sends.

/** The film was changed by somebody else since the page read it. */
export class Conflict extends Error {}

/** The server understood the request and says why it will not do it. */
export class Refusal extends Error {}

async function read(response) {
  if (response.ok) return response.json();
  const text = await response.text();
  let message = text;
  try { message = JSON.parse(text).message ?? text; } catch { /* plain text is fine, too */ }
  if (response.status === 409) throw new Conflict(message);
  if (response.status === 422) throw new Refusal(message);
  throw new Error(message || `The server answered ${response.status}.`);
}

const query = (values) => new URLSearchParams(
  Object.entries(values).filter(([, value]) => value !== undefined && value !== null)).toString();

const get = async (path, values = {}, options = {}) => read(await fetch(`/api/${path}?${query(values)}`, options));

export const api = {
  film: () => get('film'),
  waveform: (from, to, count) => get('waveform', { from, to, count }),
  inspect: (at, shape, theme) => get('inspect', { at, shape, theme }),
  script: () => get('script'),
  jobs: () => get('jobs'),
  soundAddress: (revision) => `/api/sound?${query({ revision })}`,

  async frame(at, width, shape, theme, revision) {
    const response = await fetch(`/api/frame?${query({ at, width, shape, theme, revision })}`);
    if (!response.ok) return read(response);
    return createImageBitmap(await response.blob());
  },

  async post(path, body = {}) {
    return read(await fetch(`/api/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Beatframe': '1' },
      body: JSON.stringify(body),
    }));
  },

  async take(wav, name, revision) {
    return read(await fetch(`/api/take?${query({ name, revision })}`, {
      method: 'POST', headers: { 'Content-Type': 'audio/wav', 'X-Beatframe': '1' }, body: wav,
    }));
  },
};

/** Listens to the server's events, and connects again, ever more slowly, when the line is cut. */
export function listen({ event, state }) {
  let wait = 250;
  const connect = () => {
    const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/api/events`);
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
