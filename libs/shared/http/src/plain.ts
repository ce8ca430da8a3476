// For processes on Fastify alone: nothing of Nest's applications is loaded.
export { closeWithin } from './close-within.js';
export { serveMetrics } from './metrics.js';
export { loggableError, PinoLogger } from './pino.logger.js';
export { HttpProblem, problemAnswer, routeNotFound, tooManyRequests } from './problem.js';
export { protectAnswers } from './protect-answers.js';
