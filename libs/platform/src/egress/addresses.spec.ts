import { judgeAddress, plainAddress } from './addresses';

const allow = new Set(['127.0.0.1:4700', '10.1.2.3:443', '169.254.169.254:80']);

describe('judgeAddress', () => {
  it.each([
    ['93.184.216.34', 443, true],
    ['2606:2800:220:1::1', 443, true],
    ['127.0.0.1', 4700, true],
    ['127.0.0.1', 4701, false],
    ['::ffff:127.0.0.1', 4700, true],
    ['::ffff:7f00:1', 5432, false],
    ['::1', 4700, false],
    ['10.1.2.3', 443, true],
    ['10.1.2.4', 443, false],
    ['172.16.0.1', 80, false],
    ['192.168.1.1', 80, false],
    ['100.64.0.1', 80, false],
    ['0.0.0.0', 4700, false],
    ['224.0.0.1', 80, false],
    ['fe80::1', 80, false],
    ['fc00::1', 80, false],
    ['169.254.169.254', 80, false],
    ['168.63.129.16', 80, false],
    ['fd00:ec2::254', 80, false],
    ['::ffff:169.254.169.254', 80, false],
    ['not an address', 80, false],
  ])('%s port %i → %s', (address, port, allowed) => {
    expect(judgeAddress(address, port, allow).allowed).toBe(allowed);
  });

  it('never lets the operator’s file open a metadata address', () => {
    expect(judgeAddress('169.254.169.254', 80, allow)).toEqual({ allowed: false, reason: 'metadata' });
  });

  it('sees through brackets and mapped forms', () => {
    expect(plainAddress('[::ffff:7f00:1]')).toBe('127.0.0.1');
    expect(plainAddress('example.org')).toBeNull();
  });
});
