import { setPrincipal, type FastifyRequest } from '@gongjian/shared-http';
import { applyDecorators, Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiExtension } from '@nestjs/swagger';
import { unauthenticated } from './access.errors.js';
import { Principals } from './principals.js';
import { TokenVerifier } from './token/token-verifier.js';

const PUBLIC = 'gongjian.public';

/** A route, or all routes of a controller, that anyone may call without signing in. */
export function Public(): ClassDecorator & MethodDecorator {
  return applyDecorators(SetMetadata(PUBLIC, true), ApiExtension('x-public', true));
}

/** Every route needs a valid bearer token of a bound account, unless it is {@link Public}. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: TokenVerifier,
    private readonly principals: Principals,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const open = this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (open === true) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const token = bearerOf(request.headers.authorization);
    setPrincipal(request, await this.principals.of(await this.tokens.verify(token)));
    return true;
  }
}

/** @throws HttpProblem 401 `ACCESS.UNAUTHENTICATED` */
export function bearerOf(header: string | undefined): string {
  const token = header === undefined ? undefined : /^bearer +([A-Za-z0-9\-._~+/]+=*)$/i.exec(header)?.[1];
  if (token === undefined) throw unauthenticated(header === undefined ? undefined : 'invalid_token');
  return token;
}
