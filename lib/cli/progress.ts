/** One long-running thing on show. `total` is null while it is unknown. */
export type Task = {
  update: (done: number, total: number | null, detail?: string) => void;
  /** Replaces the bar by a line that says it is done, with the time it took. */
  end: (result?: string) => void;
  fail: (reason?: string) => void;
};

/**
 * Where long-running commands show how far they are, and say things meanwhile. The time left is told of tasks that
 * are even: each of their parts takes about as long as any other.
 */
export type Progress = {
  task: (label: string, isEven?: boolean) => Task;
  /** A line above the bars. */
  line: (text: string) => void;
  /** Takes unfinished bars away. */
  close: () => void;
};

/** Shows `work` as a task: ended when it resolves, failed when it throws. */
export async function showTask<T>(
  progress: Progress,
  label: string,
  work: (task: Task) => Promise<T>,
  isEven = true,
): Promise<T> {
  const task = progress.task(label, isEven);
  try {
    const result = await work(task);
    task.end();
    return result;
  } catch (error) {
    task.fail((error as Error).name === 'AbortError' ? 'interrupted' : undefined);
    throw error;
  }
}
