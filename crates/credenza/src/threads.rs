//! Work on several threads, its results in the order of the input. Nothing else in this program that verifies starts a thread, and the core never does.

use std::num::NonZero;
use std::sync::mpsc::{self, Receiver, SyncSender};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// How many parts of the results of one job may wait until those of the jobs before it are given.
const WAITING: usize = 8;
/// The most threads. Each needs memory for a job, its results and the contexts that it has seen: with twice as many, hostile lines would take more than 64 MB together.
const MOST: usize = 8;

/// How many threads have a core to themselves.
pub(crate) fn cores() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get).min(MOST)
}

/// What is to be done. Every thread has a `State` of its own, and so its own memory, used again for every job.
pub(crate) trait Work: Sync {
    /// What one thread works with.
    type State: Send;
    /// A part of what comes of a job.
    type Part: Send;

    fn state(&self) -> Self::State;

    /// Does the job that was taken into `state`, handing on each part that is ready.
    fn work(&self, state: &mut Self::State, results: &mut Results<'_, Self::Part>);

    /// Whether the job in `state` takes so much memory that no other may be taken until it is done.
    fn is_large(&self, state: &Self::State) -> bool;
}

/// Where the results of one job go.
pub(crate) struct Results<'r, P> {
    give: &'r mut dyn FnMut(P) -> bool,
    /// Whose turn it is, and the number of this job; none where no other is under way.
    turns: Option<(&'r Turns, u64)>,
}

impl<P> Results<'_, P> {
    /// Hands on a part. The job may stop when this returns false: nobody wants more.
    pub(crate) fn give(&mut self, part: P) -> bool {
        (self.give)(part)
    }

    /// Waits until the results of all jobs before this one are given. From then on, until it is done, it is the only one that has come so far: what takes much memory,
    /// its results among it, is taken by one job at a time.
    pub(crate) fn await_turn(&self) {
        if let Some((turns, job)) = self.turns {
            turns.wait(job);
        }
    }
}

/// The number of the job whose results are being given.
#[derive(Default)]
struct Turns {
    current: Mutex<u64>,
    changed: Condvar,
}

impl Turns {
    fn wait(&self, job: u64) {
        let current = locked(&self.current);
        drop(self.changed.wait_while(current, |current| *current < job).unwrap_or_else(PoisonError::into_inner));
    }

    fn set(&self, job: u64) {
        *locked(&self.current) = job;
        self.changed.notify_all();
    }
}

/// Takes jobs one after the other until `take` returns false, works on them on `threads` threads, and gives what comes of them in the order in which they were
/// taken, on the calling thread, until `give` returns false.
pub(crate) fn in_order<W: Work>(
    threads: usize,
    work: &W,
    take: impl FnMut(&mut W::State) -> bool + Send,
    mut give: impl FnMut(W::Part) -> bool,
) {
    // Where results are given more slowly than they come, no more jobs are taken than there are threads.
    let (taken, jobs) = mpsc::sync_channel(threads);
    let source = Mutex::new(Some(Source { take, taken, jobs: 0 }));
    let turns = Turns::default();
    thread::scope(|scope| {
        let start = || thread::Builder::new().spawn_scoped(scope, || labour(work, &source, &turns));
        let started = (0..threads).filter(|_| start().is_ok()).count();
        if started == 0 {
            // The system has no thread to spare: this one is enough.
            return unaided(work, &source, &mut give);
        }
        // A job whose receiver is dropped here has nobody to give to, and its thread stops.
        for (job, number) in jobs.into_iter().zip(1..) {
            turns.set(number);
            if !job.into_iter().all(&mut give) {
                break;
            }
        }
        turns.set(u64::MAX);
    });
}

/// Where jobs come from, and where it is said which ones were taken.
struct Source<T, P> {
    take: T,
    taken: SyncSender<Receiver<P>>,
    /// How many were taken.
    jobs: u64,
}

impl<T, P> Source<T, P> {
    /// Takes a job into `state`; returns where its results go, and its number. The order of taking is that of the receivers, because a source is one thread's at a time.
    fn next<S>(&mut self, state: &mut S) -> Option<(SyncSender<P>, u64)>
    where
        T: FnMut(&mut S) -> bool,
    {
        let (give, job) = mpsc::sync_channel(WAITING);
        self.jobs += 1;
        ((self.take)(state) && self.taken.send(job).is_ok()).then_some((give, self.jobs))
    }
}

/// What every thread does until there are no jobs, or nobody wants their results.
fn labour<W: Work>(work: &W, source: &Mutex<Option<Source<impl FnMut(&mut W::State) -> bool, W::Part>>>, turns: &Turns) {
    let mut state = work.state();
    loop {
        let mut source = locked(source);
        let Some((give, job)) = source.as_mut().and_then(|source| source.next(&mut state)) else {
            // Without it the order of jobs has an end.
            *source = None;
            return;
        };
        let held = work.is_large(&state).then_some(source);
        let mut give = |part| give.send(part).is_ok();
        work.work(&mut state, &mut Results { give: &mut give, turns: Some((turns, job)) });
        drop(held);
    }
}

/// Does a job on a thread of its own, which ends with it. An allocator that gives every thread memory of its own keeps what a thread once had: every worker would
/// come to have as much as the largest job takes. What one thread that ended had goes to the next one.
pub(crate) fn by_another<T: Send>(job: impl FnOnce() -> T + Send) -> Option<T> {
    let job = Mutex::new(Some(job));
    let work = || locked(&job).take().map(|job| job());
    thread::scope(|scope| match thread::Builder::new().spawn_scoped(scope, work) {
        Ok(other) => other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
        // The system has no thread to spare.
        Err(_) => work(),
    })
}

fn unaided<W: Work>(
    work: &W,
    source: &Mutex<Option<Source<impl FnMut(&mut W::State) -> bool, W::Part>>>,
    give: &mut impl FnMut(W::Part) -> bool,
) {
    let mut state = work.state();
    let mut wanted = true;
    while wanted && locked(source).as_mut().is_some_and(|source| (source.take)(&mut state)) {
        let mut give = |part| {
            wanted = give(part);
            wanted
        };
        work.work(&mut state, &mut Results { give: &mut give, turns: None });
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    /// Gives the numbers below each number that it takes, and counts the jobs that are under way.
    #[derive(Default)]
    struct Below {
        under_way: AtomicUsize,
        most: AtomicUsize,
        large: bool,
        in_turn: bool,
    }

    impl Work for Below {
        type State = usize;
        type Part = (usize, usize);

        fn state(&self) -> usize {
            0
        }

        fn work(&self, number: &mut usize, results: &mut Results<'_, (usize, usize)>) {
            if self.in_turn {
                results.await_turn();
            }
            self.most.fetch_max(self.under_way.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            for below in 0..*number {
                if !results.give((*number, below)) {
                    break;
                }
            }
            self.under_way.fetch_sub(1, Ordering::SeqCst);
        }

        fn is_large(&self, _: &usize) -> bool {
            self.large
        }
    }

    fn numbers(end: usize) -> impl FnMut(&mut usize) -> bool + Send {
        let mut next = 0;
        move |number| {
            next += 1;
            *number = (next * 7919) % 97;
            next <= end
        }
    }

    #[test]
    fn results_come_in_the_order_of_the_jobs() {
        let expected: Vec<_> = (1..=300).flat_map(|next| (0..(next * 7919) % 97).map(move |below| ((next * 7919) % 97, below))).collect();
        for threads in [0, 1, 2, 7] {
            let mut got = Vec::new();
            in_order(threads, &Below::default(), numbers(300), |part| {
                got.push(part);
                true
            });
            assert_eq!(got, expected, "{threads} threads");
        }
    }

    #[test]
    fn nothing_goes_on_when_nobody_wants_more() {
        for threads in [0, 1, 2, 7] {
            for wanted in [1, 2, 500] {
                let mut got = 0;
                in_order(threads, &Below::default(), numbers(usize::MAX), |_| {
                    got += 1;
                    got < wanted
                });
                assert_eq!(got, wanted, "{threads} threads");
            }
        }
    }

    #[test]
    fn no_more_is_taken_than_is_given_soon() {
        for threads in [1, 2, 7] {
            let (taken, mut done) = (AtomicUsize::new(0), 0);
            let mut next = numbers(5000);
            let take = |number: &mut usize| {
                taken.fetch_add(1, Ordering::SeqCst);
                let more = next(number);
                *number = 1;
                more
            };
            in_order(threads, &Below::default(), take, |_| {
                if done < 20 {
                    thread::sleep(std::time::Duration::from_millis(3));
                }
                done += 1;
                let ahead = taken.load(Ordering::SeqCst) - done;
                assert!(ahead <= 2 * threads + 1, "{threads} threads: {ahead} jobs ahead");
                true
            });
            assert_eq!(done, 5000);
        }
    }

    /// With far more results than may wait, of whoever comes too early among them.
    #[test]
    fn whoever_waits_for_their_turn_is_the_only_one() {
        let work = Below { in_turn: true, ..Below::default() };
        let expected: Vec<_> = (1..=300).flat_map(|next| (0..(next * 7919) % 97).map(move |below| ((next * 7919) % 97, below))).collect();
        for threads in [0, 1, 2, 7] {
            let mut got = Vec::new();
            in_order(threads, &work, numbers(300), |part| {
                got.push(part);
                true
            });
            assert_eq!(got, expected, "{threads} threads");
        }
        // The next one may begin between the last result and the end of whoever gave it.
        assert!(work.most.load(Ordering::SeqCst) <= 2);
        in_order(7, &work, numbers(300), |_| false);
    }

    #[test]
    fn another_thread_gives_back_what_it_made() {
        assert_eq!(by_another(|| vec![1, 2]), Some(vec![1, 2]));
    }

    #[test]
    fn a_large_job_is_done_before_another_is_taken() {
        let work = Below { large: true, ..Below::default() };
        in_order(7, &work, numbers(300), |_| true);
        assert_eq!(work.most.into_inner(), 1);
    }
}
