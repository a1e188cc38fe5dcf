import { OPERATIONS } from './ops/index.mjs';

const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** Ratios of the windows by operation: requests per second of the API to the limit of the same round. */
export function summarise(windows, names) {
  return names.map((name) => {
    const { name: title, floor } = OPERATIONS[name];
    const of = (target) => windows.filter((one) => one.operation === name && one.target === target).sort((a, b) => a.round - b.round);
    const [api, limit] = [of('api'), of('limit')];
    const ratios = api.map((one, n) => one.perSecond / limit[n].perSecond);
    const per = (list, key) => median(list.map((one) => one[key]));
    return {
      title,
      floor,
      ratio: median(ratios),
      lowest: Math.min(...ratios),
      highest: Math.max(...ratios),
      api: {
        perSecond: per(api, 'perSecond'),
        p50: per(api, 'p50'),
        p99: per(api, 'p99'),
        node: per(api, 'nodeMs'),
        postgres: per(api, 'postgresMs'),
      },
      limit: {
        perSecond: per(limit, 'perSecond'),
        p50: per(limit, 'p50'),
        p99: per(limit, 'p99'),
        node: per(limit, 'nodeMs'),
        postgres: per(limit, 'postgresMs'),
      },
    };
  });
}

const number = (value, digits = 2) => (value === null ? '-' : value.toFixed(digits));

/** The table as it is printed. */
export function table(rows) {
  const lines = rows.map(({ title, floor, ratio, lowest, highest, api, limit }) => [
    title,
    `${number(ratio)} (${number(lowest)}..${number(highest)})`,
    `${number(floor)} ${ratio >= floor ? 'met' : 'MISSED'}`,
    `${number(api.perSecond, 0)} / ${number(limit.perSecond, 0)}`,
    `${number(api.p50, 1)} / ${number(limit.p50, 1)}`,
    `${number(api.p99, 1)} / ${number(limit.p99, 1)}`,
    `${number(api.node)} / ${number(limit.node)}`,
    `${number(api.postgres)} / ${number(limit.postgres)}`,
  ]);
  const all = [
    ['operation', 'to the limit (min..max)', 'floor', 'req/s api/limit', 'p50 ms', 'p99 ms', 'Node ms/req', 'PostgreSQL ms/req'],
    ...lines,
  ];
  const widths = all[0].map((_, column) => Math.max(...all.map((line) => line[column].length)));
  return all.map((line) => line.map((text, column) => text.padEnd(widths[column])).join('  ')).join('\n');
}
