/** The time of day as the application sees it. Deadlines and due times are compared with now() in SQL instead. */
export abstract class Clock {
  abstract now(): Date;
}

export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}
