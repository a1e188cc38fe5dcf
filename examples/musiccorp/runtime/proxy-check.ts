import { connect } from 'node:net';

/** Whether anything accepts connections on a loopback port. */
export function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    const settle = (reached: boolean) => {
      socket.destroy();
      resolve(reached);
    };
    socket.setTimeout(300, () => settle(false));
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
  });
}
