// The limit: bare node:http in front of one hand-written, named, prepared statement for each operation. No authentication, no GraphQL.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { OPERATIONS } from '../ops/index.mjs';

const require = createRequire(import.meta.url);
const { Pool } = require('pg');
const { v7: newId } = require('uuid');

const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 10, idleTimeoutMillis: 0 });
const teamIds = JSON.parse(process.env.TEAM_IDS);

const server = createServer((request, response) => {
  const [, name, sample] = request.url.split('/');
  const operation = OPERATIONS[name];
  request.resume();
  pool.query({ name, text: operation.limit, values: [teamIds, ...operation.values(sample, newId)] }).then(
    ({ rows }) => {
      const body = Buffer.from(rows[0].body);
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
    },
    (error) => response.writeHead(500).end(error.message),
  );
});
server.keepAliveTimeout = 600_000;
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
