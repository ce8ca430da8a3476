import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const SOURCE = fileURLToPath(new URL('../', import.meta.url));
const CACHE = fileURLToPath(new URL('../../../node_modules/.cache/gongjian-go/', import.meta.url));

/** A signature as golang.org/x/mod/sumdb/note tells it. */
export interface GoSignature {
  readonly name: string;
  readonly keyId: number;
  readonly base64: string;
}

/** What the program in Go answers to a question; members as the kind of question asks. Bytes and hashes in base64. */
export interface GoAnswer {
  readonly error?: string;
  readonly root?: string;
  readonly inclusion?: readonly (readonly string[])[];
  readonly consistency?: readonly (readonly string[])[];
  readonly tiles?: readonly { readonly path: string; readonly data: string }[];
  readonly fromTiles?: readonly string[];
  readonly text?: string;
  readonly verified?: readonly GoSignature[];
  readonly unknown?: readonly GoSignature[];
  readonly note?: string;
}

/** A question to the program in Go. Bytes and hashes in base64. */
export type GoQuestion =
  | {
      readonly kind: 'tree';
      readonly leaves: readonly string[];
      readonly places: readonly { readonly index: number; readonly size: number }[];
      readonly growths: readonly { readonly from: number; readonly to: number }[];
      /** Tiles are answered that a tree of so many leaves has not. */
      readonly tilesFrom: number;
      /** Hashes of complete subtrees, each read out of its tile. */
      readonly subtrees: readonly { readonly level: number; readonly index: number }[];
    }
  | {
      readonly kind: 'inclusion';
      readonly index: number;
      readonly size: number;
      readonly leaf: string;
      readonly root: string;
      readonly proof: readonly string[];
    }
  | {
      readonly kind: 'consistency';
      readonly from: number;
      readonly fromRoot: string;
      readonly to: number;
      readonly toRoot: string;
      readonly proof: readonly string[];
    }
  | { readonly kind: 'open'; readonly note: string; readonly keys: readonly string[] }
  | { readonly kind: 'sign'; readonly text: string; readonly keys: readonly string[] };

/** Go is missing, could not build the verifier, or the verifier failed. */
export class GoVerifierUnavailable extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'GoVerifierUnavailable';
  }
}

/**
 * Asks golang.org/x/mod/sumdb, in a process of its own that is built once for each version of its source. Answers in
 * the order of the questions.
 *
 * @throws GoVerifierUnavailable that says what to install
 */
export function askGo(questions: readonly GoQuestion[]): readonly GoAnswer[] {
  const asked = spawnSync(builtVerifier(), {
    input: questions.map((question) => `${JSON.stringify(question)}\n`).join(''),
    encoding: 'utf8',
    maxBuffer: 1 << 29,
  });
  if (asked.status !== 0) throw new GoVerifierUnavailable(`the verifier failed: ${asked.stderr.slice(-2_000)}`);
  const answers = asked.stdout.split('\n').filter(Boolean);
  if (answers.length !== questions.length) throw new GoVerifierUnavailable('the verifier did not answer everything');
  return answers.map((answer) => JSON.parse(answer) as GoAnswer);
}

function builtVerifier(): string {
  const hash = createHash('sha256');
  for (const file of ['main.go', 'go.mod', 'go.sum']) hash.update(readFileSync(path.join(SOURCE, file)));
  const verifier = path.join(CACHE, hash.digest('hex').slice(0, 16), 'verifier-go');
  if (existsSync(verifier)) return verifier;
  if (spawnSync('go', ['version'], { stdio: 'ignore' }).status !== 0) {
    throw new GoVerifierUnavailable('the verifier is built with Go, which is not installed: https://go.dev/dl');
  }
  mkdirSync(path.dirname(verifier), { recursive: true });
  const unfinished = `${verifier}.${process.pid}`;
  const built = spawnSync('go', ['build', '-p', '2', '-trimpath', '-o', unfinished, '.'], {
    cwd: SOURCE,
    encoding: 'utf8',
    env: { ...process.env, CGO_ENABLED: '0', GOFLAGS: '-mod=readonly -buildvcs=false' },
  });
  if (built.status !== 0)
    throw new GoVerifierUnavailable(`the verifier could not be built: ${built.stderr.slice(-2_000)}`);
  renameSync(unfinished, verifier);
  return verifier;
}
