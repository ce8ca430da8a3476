import { applyDecorators, UseGuards, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { tooManyRequests } from './problem.js';
import type { FastifyRequest } from './request-context.js';

export interface RateLimit {
  /** Requests within the window. */
  readonly requests: number;
  /** Length of the window. */
  readonly seconds: number;
}

/**
 * So many requests of one caller's address to the route, counted by each process; more are refused with 429
 * `REQUEST.TOO_MANY` and `Retry-After`. Before the body is looked at: what is refused for its content counts too.
 */
export function RateLimited({ requests, seconds }: RateLimit): MethodDecorator {
  const limiter = new RateLimiterMemory({ points: requests, duration: seconds });

  class RateGuard implements CanActivate {
    async canActivate(context: ExecutionContext): Promise<boolean> {
      const { ip } = context.switchToHttp().getRequest<FastifyRequest>();
      try {
        await limiter.consume(ip);
        return true;
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error;
        throw tooManyRequests(Math.ceil(error.msBeforeNext / 1_000));
      }
    }
  }
  return applyDecorators(UseGuards(new RateGuard()), ApiExtension('x-rate-limited', true));
}
