import type { FastifyInstance } from '@gongjian/shared-http';
import { Inject, Injectable, Logger, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Provider } from 'oidc-provider';
import { CALLER_ADDRESS, interactionRoutes } from './interaction-routes.js';
import { IssuerAccounts } from './issuer-accounts.js';
import type { IssuerOptions } from './issuer-options.js';
import { requestStorage } from './oidc-provider.js';
import { buildProvider } from './provider.js';
import { loadRootKey, type RootKey } from './root-key.js';
import { SignInAttempts } from './sign-in-attempts.js';
import { SigningKeyStore, type SigningKeys } from './signing-keys.js';

export const ISSUER_OPTIONS = Symbol('gongjian.issuerOptions');

const UPKEEP_MS = 5 * 60_000;

type NodeHandler = ReturnType<Provider['callback']>;

/** Mounts the issuer on the process's HTTP server at its URL's path, and keeps its keys and tables fresh. */
@Injectable()
export class IssuerServer implements OnModuleInit, BeforeApplicationShutdown {
  private readonly logger = new Logger('Issuer');
  private root: RootKey | null = null;
  private keys: SigningKeys | null = null;
  private provider: Provider | null = null;
  private handler: NodeHandler | null = null;
  private timer: NodeJS.Timeout | null = null;
  private running = 0;

  constructor(
    @Inject(ISSUER_OPTIONS) private readonly options: IssuerOptions,
    private readonly accounts: IssuerAccounts,
    private readonly host: HttpAdapterHost,
  ) {}

  async onModuleInit(): Promise<void> {
    this.root = await loadRootKey(this.options.pool, this.options.secretBox);
    await this.useKeys(await this.keyStore().load());
    this.mount(this.host.httpAdapter.getInstance<FastifyInstance>(), this.root);
    this.timer = setInterval(() => void this.upkeep(), UPKEEP_MS);
    this.timer.unref();
  }

  beforeApplicationShutdown(): void {
    if (this.timer !== null) clearInterval(this.timer);
  }

  /** Makes a new signing key; it signs after half an hour, or at once with `0` (verifiers then fetch the keys again). */
  async rotateKeys(leadMinutes?: number): Promise<void> {
    await this.useKeys(await this.keyStore().rotate(leadMinutes));
  }

  /** Takes up keys whose time has come and removes what has expired. Runs every five minutes. */
  async upkeep(): Promise<void> {
    try {
      await this.useKeys(await this.keyStore().load());
      await this.options.pool.query('DELETE FROM issuer.artifacts WHERE expires_at < now()');
      await this.options.pool.query('DELETE FROM issuer.sign_in_attempts WHERE expire < $1', [Date.now()]);
    } catch (error) {
      this.logger.warn(error instanceof Error ? error : 'upkeep failed');
    }
  }

  private keyStore(): SigningKeyStore {
    return new SigningKeyStore(this.options.pool, this.rootKey());
  }

  private rootKey(): RootKey {
    if (this.root === null) throw new Error('the issuer has not started');
    return this.root;
  }

  private async useKeys(keys: SigningKeys): Promise<void> {
    const order = (of: SigningKeys | null): string => of?.all.map(({ kid }) => kid).join() ?? '';
    if (this.provider !== null && order(keys) === order(this.keys)) return;
    const { issuerUrl, pool, clients } = this.options;
    const provider = buildProvider({ issuerUrl, pool, root: this.rootKey(), keys, accounts: this.accounts, clients });
    provider.on('server_error', (_ctx, error) => this.logger.error(error));
    this.keys = keys;
    this.provider = provider;
    this.handler = provider.callback();
  }

  private mount(fastify: FastifyInstance, root: RootKey): void {
    const { origin, host, protocol, pathname } = new URL(this.options.issuerUrl);
    const mount = pathname.replace(/\/$/, '');
    /** The issuer builds addresses from the request: they must be those of its URL, whatever a caller claims. */
    const settle = (raw: {
      url?: string | undefined;
      originalUrl?: string;
      headers: NodeJS.Dict<string | string[]>;
    }): void => {
      raw.headers['host'] = host;
      raw.headers['x-forwarded-proto'] = protocol.replace(':', '');
      delete raw.headers['x-forwarded-host'];
      delete raw.headers['x-forwarded-for'];
      delete raw.headers['forwarded'];
    };
    void fastify.register(async (pages) => {
      pages.decorateRequest(CALLER_ADDRESS, '');
      pages.addHook('onRequest', async (request) => {
        request.setDecorator(CALLER_ADDRESS, request.ip);
        settle(request.raw);
      });
      interactionRoutes(pages, {
        provider: () => this.provider as Provider,
        accounts: this.accounts,
        attempts: new SignInAttempts(this.options.pool, root),
        clients: this.options.clients,
        demo: this.options.demo === true,
        mount,
        origin,
        failed: (error) => this.logger.error(error),
      });
    });
    void fastify.register(async (protocolRoutes) => {
      protocolRoutes.removeAllContentTypeParsers();
      protocolRoutes.addContentTypeParser('*', (_request, _payload, done) => done(null));
      protocolRoutes.all(`${mount}/*`, (request, reply) => {
        const raw = request.raw as typeof request.raw & { originalUrl?: string };
        settle(raw);
        raw.originalUrl = raw.url ?? '';
        raw.url = raw.originalUrl.slice(mount.length);
        reply.hijack();
        for (const [name, value] of Object.entries(reply.getHeaders())) {
          if (value !== undefined) reply.raw.setHeader(name, value);
        }
        this.running += 1;
        void (this.handler as NodeHandler)(raw, reply.raw).finally(() => {
          this.running -= 1;
          if (this.running === 0) requestStorage.disable();
        });
      });
    });
  }
}
