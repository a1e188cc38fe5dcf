import { connect } from 'node:net';
import type { ForwarderAddress, ForwarderReply, ForwarderRequest } from './forwarder/protocol';

const MAX_REPLY = 1024 * 1024;

/** Sends one request to a forwarder. Rejects when no whole reply arrived in time. */
export function askForwarder(address: ForwarderAddress, request: ForwarderRequest, timeoutMs = 2_000): Promise<ForwarderReply> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect({ host: '127.0.0.1', port: address.port });
    const timer = setTimeout(() => fail(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
    const fail = (error: Error): void => {
      clearTimeout(timer);
      socket.destroy();
      reject(error);
    };
    const done = (line: string): void => {
      clearTimeout(timer);
      socket.destroy();
      try {
        resolve(JSON.parse(line) as ForwarderReply);
      } catch {
        reject(new Error('answer is not JSON'));
      }
    };
    socket.setEncoding('utf8');
    socket.on('connect', () => socket.write(`${JSON.stringify({ ...request, secret: address.secret })}\n`));
    socket.on('data', (chunk: string) => {
      text += chunk;
      const end = text.indexOf('\n');
      if (end >= 0) done(text.slice(0, end));
      else if (text.length > MAX_REPLY) fail(new Error('answer too large'));
    });
    socket.on('error', fail);
    socket.on('close', () => fail(new Error('connection closed without an answer')));
  });
}
