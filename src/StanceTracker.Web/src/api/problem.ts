interface ProblemFields {
  type: string;
  title: string;
  status: number;
  detail?: string;
  field?: string;
}

/** An error as the server reports it (RFC 9457), or status 0 if the server does not respond. */
export class ApiProblem extends Error {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** The invalid parameter, header or body field. */
  readonly field: string | undefined;

  constructor({ type, title, status, detail, field }: ProblemFields) {
    super(detail ?? title);
    this.name = 'ApiProblem';
    [this.type, this.title, this.status, this.detail, this.field] = [type, title, status, detail ?? title, field];
  }

  /** Whether a retry may help. */
  get retryable(): boolean {
    return this.status === 0 || this.status === 503;
  }

  /** The problem in a body; a body without one becomes a problem too. */
  static fromBody(body: unknown, status: number): ApiProblem {
    const problem = typeof body === 'object' && body !== null ? (body as Partial<Record<keyof ProblemFields, unknown>>) : {};
    const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
    return new ApiProblem({
      type: text(problem.type) ?? 'about:blank',
      title: text(problem.title) ?? `The server returned status ${status}.`,
      status,
      detail: text(problem.detail),
      field: text(problem.field),
    });
  }

  /** The server could not be reached. */
  static unreachable(): ApiProblem {
    return new ApiProblem({
      type: 'about:blank',
      title: 'The server is not responding.',
      status: 0,
      detail: 'The server is not responding. Check that it is running and that you are online.',
    });
  }
}
