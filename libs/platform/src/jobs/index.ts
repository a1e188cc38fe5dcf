export { type AnyJobHandler, type Delivery, defineJob, type JobContract, JobHandler, QUEUES, type QueueName, Ticker } from './job-contract';
export { makeQueue, makeWorker, type QueueServer, selectQueueBackend } from './queues';
export { redisWarnings } from './redis-settings';
export { OutboxRelay } from './relay';
