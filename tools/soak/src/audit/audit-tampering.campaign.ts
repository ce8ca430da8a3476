import { parsePolicy } from '@gongjian/audit-log';
import { PackSource, verify, type RememberedCheckpoint, type Verdict } from '@gongjian/verify';
import { SampleLog, sampleEvents, writePack, type StoredEvent } from '@gongjian/verify/sample-pack';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Campaign } from '../campaign.js';
import { Random } from '../random.js';
import { forgeries, type Forgery } from './forgery.js';
import { TamperedPack, tamperings, unlistedTamperings, type Finding, type Tampering } from './tampering.js';

/** Enough for a third level of tiles. */
const GREAT_PACK = 66_000;
const PACKS = { small: 1, full: 5 };
/** Of random places, in packs of some hundred events; a few more of each in the great one. */
const TAMPERINGS = { small: 50, full: 1_000 };
/** Events of a pack, at most: three bundles or more. */
const SIZES = { small: 800, full: 1_400 };
const IN_GREAT_PACK = { small: 0, full: 40 };
const FORGERIES = { small: 6, full: 200 };

/** Whatever is changed in an auditor pack is found, and where. */
export const auditTampering: Campaign = {
  name: 'audit-tampering',
  describe:
    'audit packs changed anywhere, or written anew with the stolen key: the verifier finds all of it, and names the first place',
  run: async (seed, size, report) => {
    const random = new Random(seed);
    const folder = mkdtempSync(path.join(os.tmpdir(), 'gongjian-tampering-'));
    const counts = { tamperings: 0, forgeries: 0, packs: 0 };
    const problems: string[] = [];
    try {
      for (let number = 0; number < PACKS[size]; number += 1) {
        const sample = await SamplePack.write(folder, random, random.between(515, SIZES[size]));
        counts.packs += 1;
        problems.push(...(await sample.faultsOf()).map((fault) => `untouched: ${fault}`));
        for (let done = 0; done < TAMPERINGS[size] / PACKS[size]; done += 1) {
          problems.push(...(await sample.tamper(random)));
          counts.tamperings += 1;
        }
        for (let done = 0; done < FORGERIES[size] / PACKS[size]; done += 1) {
          problems.push(...(await sample.forge(random)));
          counts.forgeries += 1;
        }
        report(`pack ${number + 1} of ${PACKS[size]}, ${sample.events.length} events: ${counts.tamperings} tamperings`);
      }
      if (IN_GREAT_PACK[size] > 0) {
        const sample = await SamplePack.write(folder, random, GREAT_PACK);
        counts.packs += 1;
        for (let done = 0; done < IN_GREAT_PACK[size]; done += 1) {
          problems.push(...(await sample.tamper(random)));
          counts.tamperings += 1;
        }
      }
      return { problems, facts: counts };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** A good pack, and what is said of it once it was tampered with. */
class SamplePack {
  private constructor(
    private readonly folder: string,
    private readonly log: SampleLog,
    readonly events: readonly StoredEvent[],
    private readonly known: RememberedCheckpoint,
  ) {}

  static async write(folder: string, random: Random, size: number): Promise<SamplePack> {
    const log = new SampleLog(random.between(0, 2 ** 31));
    const events = [...sampleEvents(log.seed, log.tenant, size)];
    const at = path.join(folder, log.tenant);
    await writePack(at, {
      log,
      events,
      cosigned: true,
      linesPerFile: random.between(100, 65_536 / 2),
      proofs: Array.from({ length: 8 }, () => random.between(0, size - 1)),
      files: Array.from({ length: 3 }, () => Buffer.from(random.uuid())),
      programmes: { [`${random.uuid()}@1`]: '{"format":2}' },
    });
    const { accepted, note } = await verify({
      source: await PackSource.open(at),
      policy: parsePolicy(Buffer.from(log.policy)),
    });
    if (accepted === undefined || note === undefined) throw new Error('a good pack was not accepted');
    const known = { ...accepted.checkpoint, checkpoint: note.toString('utf8'), verifiedAt: new Date(0).toISOString() };
    return new SamplePack(at, log, events, known);
  }

  async faultsOf(): Promise<readonly string[]> {
    return told(await this.verdict(this.folder, this.log.policy));
  }

  /** One place is changed, and put right again behind it. */
  async tamper(random: Random): Promise<readonly string[]> {
    const pack = new TamperedPack(this.folder);
    try {
      const listed = random.chance(0.15);
      const kinds = listed ? unlistedTamperings : tamperings;
      const kind = random.pick(Object.keys(kinds));
      const tampering = (kinds[kind] as (typeof kinds)[string])(pack, random);
      const anew = !listed && random.chance(0.7);
      if (anew) pack.listAnew();
      return wrongIn(
        await this.verdict(this.folder, this.log.policy),
        tampering,
        anew || tampering.finding.check === 'pack',
      );
    } finally {
      pack.restore();
    }
  }

  /** History is written anew, everything is computed again and signed with the stolen key. */
  async forge(random: Random): Promise<readonly string[]> {
    const forgery = (forgeries[random.pick(Object.keys(forgeries))] as Forgery)(this.events, random);
    const folder = `${this.folder}-forged`;
    await writePack(folder, { log: this.log, events: forgery.events, cosigned: forgery.cosigned });
    const { policy, policyWithoutWitness } = this.log;
    const problems: string[] = [];
    const expect = async (whom: string, finding: Finding, trusting: string, known?: RememberedCheckpoint) => {
      const verdict = await this.verdict(folder, trusting, known);
      problems.push(...wrongIn(verdict, { what: `${forgery.what}, ${whom}`, finding }, false));
    };
    if (!forgery.cosigned) {
      await expect('the witness', { check: 'signatures', codes: ['CHECKPOINT.QUORUM'] }, policy);
    }
    const rewritten: Finding = { check: 'consistency', codes: ['LOG.FORKED', 'LOG.SHRUNK'] };
    await expect('the state', rewritten, policyWithoutWitness, this.known);
    if (forgery.finding !== undefined) await expect('nobody', forgery.finding, policyWithoutWitness);
    rmSync(folder, { recursive: true });
    return problems;
  }

  private async verdict(folder: string, policy: string, known?: RememberedCheckpoint): Promise<Verdict> {
    return verify({
      source: await PackSource.open(folder),
      policy: parsePolicy(Buffer.from(policy)),
      ...(known === undefined ? {} : { before: () => known }),
    });
  }
}

/** The check that must find it finds it where it is; `alone`: no other check finds anything. */
function wrongIn(verdict: Verdict, { what, finding }: Tampering, alone: boolean): readonly string[] {
  const { check, codes, path: at, seq } = finding;
  const { fault } = verdict.checks.find(({ name }) => name === check) ?? {};
  const found =
    fault !== undefined &&
    codes.includes(fault.code) &&
    (at === undefined || fault.place.path === at) &&
    (seq === undefined || fault.place.seq === seq);
  const others = verdict.checks.filter(({ name, status }) => status === 'fault' && name !== check);
  if (found && !verdict.holds && (!alone || others.length === 0)) return [];
  const expected = `${check} ${codes.join('|')} ${at ?? ''} ${seq ?? ''}`;
  return [`${what}: expected ${expected}, found ${JSON.stringify(told(verdict))}`];
}

function told({ checks }: Verdict): readonly string[] {
  return checks.flatMap(({ fault }) => (fault === undefined ? [] : [JSON.stringify(fault)]));
}
