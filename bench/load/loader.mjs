// Sends requests over kept-alive connections as fast as they are answered: raw sockets, so that the loader takes little of the machine.
// One process; each message names a window, each answer holds its figures.
import { connect } from 'node:net';

const LENGTH = /\r\ncontent-length: *(\d+)/i;

/** Runs one connection until the time is over: one request at a time, the next as soon as the answer is whole. */
function runConnection({ port, requests, endsAt, from }, figures) {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    let next = from;
    let sentAt = 0;
    let buffered = Buffer.alloc(0);
    const send = () => {
      sentAt = performance.now();
      socket.write(requests[next++ % requests.length]);
    };
    socket.once('connect', send);
    socket.once('error', reject);
    socket.on('data', (chunk) => {
      buffered = buffered.length === 0 ? chunk : Buffer.concat([buffered, chunk]);
      const head = buffered.indexOf('\r\n\r\n');
      if (head < 0) return;
      const header = buffered.toString('latin1', 0, head);
      const length = Number(LENGTH.exec(header)?.[1] ?? Number.NaN);
      if (Number.isNaN(length)) return reject(new Error(`an answer without content-length: ${header.slice(0, 200)}`));
      if (buffered.length < head + 4 + length) return;
      const now = performance.now();
      const good =
        header.startsWith('HTTP/1.1 200') && !buffered.includes('"errors":[', head) && !buffered.includes('"userErrors":[{', head);
      if (!good) return reject(new Error(`an answer that is not good: ${buffered.toString('utf8', 0, 600)}`));
      if (now < endsAt) figures.push(now - sentAt);
      buffered = Buffer.alloc(0);
      if (now < endsAt) return send();
      socket.destroy();
      resolve();
    });
  });
}

async function runWindow({ port, requests, connections, seconds }) {
  const buffers = requests.map((text) => Buffer.from(text));
  const figures = [];
  const endsAt = performance.now() + seconds * 1000;
  const step = Math.ceil(buffers.length / connections);
  await Promise.all(
    Array.from({ length: connections }, (_, n) => runConnection({ port, requests: buffers, endsAt, from: n * step }, figures)),
  );
  figures.sort((a, b) => a - b);
  const at = (share) => figures[Math.min(figures.length - 1, Math.floor(figures.length * share))] ?? null;
  return { requests: figures.length, perSecond: figures.length / seconds, p50: at(0.5), p99: at(0.99) };
}

process.on('message', (window) => {
  runWindow(window).then(
    (figures) => process.send({ figures }),
    (error) => process.send({ error: error.message }),
  );
});
