interface ProblemFields {
  type: string;
  title: string;
  status: number;
  detail?: string;
  field?: string;
}

/** An error as the server tells it (RFC 9457), or that it does not answer (status 0). */
export class ApiProblem extends Error {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** The parameter, header or field of the body at fault. */
  readonly field: string | undefined;

  constructor({ type, title, status, detail, field }: ProblemFields) {
    super(detail ?? title);
    this.name = 'ApiProblem';
    [this.type, this.title, this.status, this.detail, this.field] = [type, title, status, detail ?? title, field];
  }

  /** Whether asking again may help. */
  get retryable(): boolean {
    return this.status === 0 || this.status === 503;
  }

  /** The problem that a body tells; a body that tells none is one too. */
  static fromBody(body: unknown, status: number): ApiProblem {
    const problem = typeof body === 'object' && body !== null ? (body as Partial<Record<keyof ProblemFields, unknown>>) : {};
    const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
    return new ApiProblem({
      type: text(problem.type) ?? 'about:blank',
      title: text(problem.title) ?? `The server answered ${status}.`,
      status,
      detail: text(problem.detail),
      field: text(problem.field),
    });
  }

  /** Nothing answered. */
  static unreachable(): ApiProblem {
    return new ApiProblem({ type: 'about:blank', title: 'The server does not answer.', status: 0, detail: 'The server does not answer. Is it running, and is this machine online?' });
  }
}
