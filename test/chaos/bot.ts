import { connect } from 'node:net';

/** One life of the bot: made ahead, begun at a word, and ended by a kill or, at the very end, by a clean stop. */
export interface Bot {
  /** Lets it start with these settings and a clock that is ahead by so many milliseconds. */
  go(env: Record<string, string>, laterMs: number): Promise<void>;
  readonly running: boolean;
  /** The end of what it printed. */
  readonly printed: string;
  isListening(port: number): Promise<boolean>;
  /** Resolves to true when the port is open, to false when the bot ended before. */
  listening(port: number): Promise<boolean>;
  /** Resolves when it is ready: what was due at its start is then released. */
  ready(): Promise<void>;
  /** Resolves to how it ended where it had ended by itself before. */
  kill(): Promise<number | undefined>;
  /** Resolves to the exit code, or to the signal that it took. */
  stop(): Promise<number | string | null>;
}

/** Whether somebody listens on a port of this machine. */
export function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => { socket.destroy(); resolve(true); });
    socket.once('error', () => resolve(false));
  });
}
