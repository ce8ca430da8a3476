import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';

export type ReadinessState =
  | { readonly ready: true; readonly details?: Readonly<Record<string, unknown>> }
  /** `reason` is told to whoever asks: no addresses, no personal data. */
  | { readonly ready: false; readonly reason: string; readonly details?: Readonly<Record<string, unknown>> };

/**
 * Port: something that must work before the process takes traffic. Every provider that extends it is asked on
 * `/health/ready`; one that throws or takes longer than 2 seconds is not ready.
 */
export abstract class ReadinessCheck {
  abstract readonly name: string;
  abstract check(): Promise<ReadinessState>;
}

const CHECK_TIMEOUT_MS = 2_000;

export interface ReadinessReport {
  readonly status: 'ready' | 'notReady';
  readonly checks: Readonly<Record<string, ReadinessState>>;
}

@Injectable()
export class Readiness {
  private checks: readonly ReadinessCheck[] | null = null;

  constructor(private readonly discovery: DiscoveryService) {}

  async report(): Promise<ReadinessReport> {
    this.checks ??= this.discover();
    const states = await Promise.all(this.checks.map(async (check) => [check.name, await stateOf(check)] as const));
    return {
      status: states.every(([, state]) => state.ready) ? 'ready' : 'notReady',
      checks: Object.fromEntries(states),
    };
  }

  private discover(): readonly ReadinessCheck[] {
    const found = new Set<ReadinessCheck>();
    for (const { instance } of this.discovery.getProviders()) {
      if (instance instanceof ReadinessCheck) found.add(instance);
    }
    return [...found].sort((a, b) => (a.name < b.name ? -1 : 1));
  }
}

async function stateOf(check: ReadinessCheck): Promise<ReadinessState> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<ReadinessState>((resolve) => {
    timer = setTimeout(() => resolve({ ready: false, reason: 'no answer in time' }), CHECK_TIMEOUT_MS);
  });
  try {
    return await Promise.race([check.check(), late]);
  } catch (error) {
    return { ready: false, reason: error instanceof Error ? error.name : 'failed' };
  } finally {
    clearTimeout(timer);
  }
}
