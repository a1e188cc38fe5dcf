import { once } from 'node:events';

const CHUNK = 64 * 1024;

/** One value in the text format of COPY. */
function cell(value) {
  if (value === null || value === undefined) return '\\N';
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return `{${value.join(',')}}`;
  return String(value).replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\t', '\\t').replaceAll('\r', '\\r');
}

/** A statement of the pg driver that feeds rows to `COPY … FROM STDIN`. */
class CopyIn {
  constructor(text, lines) {
    this.text = text;
    this.lines = lines;
    this.done = new Promise((resolve, reject) => Object.assign(this, { resolve, reject }));
  }
  submit(connection) {
    connection.query(this.text);
  }
  handleCopyInResponse(connection) {
    this.feed(connection).catch((error) => connection.sendCopyFail(error.message));
  }
  async feed(connection) {
    let chunk = '';
    const send = async () => {
      connection.sendCopyFromChunk(Buffer.from(chunk));
      chunk = '';
      if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain');
    };
    for (const line of this.lines) {
      chunk += line;
      if (chunk.length > CHUNK) await send();
    }
    if (chunk) await send();
    connection.endCopyFrom();
  }
  handleError(error) {
    this.reject(error);
  }
  handleCommandComplete() {}
  handleReadyForQuery() {
    this.resolve();
  }
}

function* linesOf(columns, rows) {
  for (const row of rows) yield `${columns.map((column) => cell(row[column])).join('\t')}\n`;
}

/** Loads rows (objects by column name) into a table; all rows have the columns that are named. */
export async function copyInto(client, table, columns, rows) {
  const copy = new CopyIn(`copy ${table} (${columns.join(', ')}) from stdin`, linesOf(columns, rows));
  client.query(copy);
  await copy.done;
}
