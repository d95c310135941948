//! Measures in turn: every round runs every item once, for about as long.

use std::time::Duration;

/// Something to measure.
pub(crate) struct Item<'a> {
    pub(crate) name: &'static str,
    /// The item that it is compared with.
    pub(crate) base: Option<&'static str>,
    /// How often it may take the time of `base`.
    pub(crate) gate: Option<f64>,
    pub(crate) run: Box<dyn FnMut() + 'a>,
}

impl<'a> Item<'a> {
    pub(crate) fn new(name: &'static str, run: impl FnMut() + 'a) -> Self {
        Self { name, base: None, gate: None, run: Box::new(run) }
    }

    pub(crate) fn against(self, base: &'static str) -> Self {
        Self { base: Some(base), ..self }
    }

    pub(crate) fn gate(self, gate: f64) -> Self {
        Self { gate: Some(gate), ..self }
    }
}

/// What was measured of one item.
pub(crate) struct Figure {
    pub(crate) name: &'static str,
    /// The least and the middle time of one run, in nanoseconds.
    pub(crate) minimum: f64,
    pub(crate) median: f64,
    pub(crate) comparison: Option<Comparison>,
    pub(crate) gate: Option<f64>,
}

/// An item beside its base.
pub(crate) struct Comparison {
    pub(crate) base: &'static str,
    /// Least time by least time.
    pub(crate) of_minima: f64,
    /// The middle one of the ratios within a round.
    pub(crate) within_rounds: f64,
}

/// How long to measure.
#[derive(Clone, Copy)]
pub(crate) struct Effort {
    pub(crate) rounds: usize,
    /// How long an item runs in a round.
    pub(crate) turn: Duration,
}

impl Effort {
    pub(crate) const FULL: Self = Self { rounds: 100, turn: Duration::from_millis(1) };
    pub(crate) const QUICK: Self = Self { rounds: 5, turn: Duration::from_micros(200) };
}

/// Runs the items in turn.
pub(crate) fn measure(mut items: Vec<Item<'_>>, effort: Effort) -> Vec<Figure> {
    let repetitions: Vec<usize> = items.iter_mut().map(|item| repetitions(item, effort.turn)).collect();
    let mut times = vec![Vec::with_capacity(effort.rounds); items.len()];
    for round in 0..effort.rounds {
        at_depth(round % DEPTHS, &mut || {
            for ((item, repetitions), times) in items.iter_mut().zip(&repetitions).zip(&mut times) {
                // Once for nothing: whoever ran before has filled the caches, and every item is measured warm.
                (item.run)();
                times.push(time(item, *repetitions));
            }
        });
    }
    let minima: Vec<f64> = times.iter().map(|times| times.iter().copied().fold(f64::INFINITY, f64::min)).collect();
    let figure = |(index, item): (usize, &Item<'_>)| {
        let comparison = item.base.map(|base| {
            let other = items.iter().position(|item| item.name == base).expect("the base is measured too");
            let ratios = times[index].iter().zip(&times[other]).map(|(own, base)| own / base).collect();
            Comparison { base, of_minima: minima[index] / minima[other], within_rounds: median(ratios) }
        });
        Figure { name: item.name, minimum: minima[index], median: median(times[index].clone()), comparison, gate: item.gate }
    };
    items.iter().enumerate().map(figure).collect()
}

/// How many depths of the stack there are. A signature takes 12 % longer where its variables lie a multiple of 4 KiB away from the tables that it reads, which is where
/// chance puts the stack of a process. So every round runs at another depth: the least time of every item is one without that.
const DEPTHS: usize = 32;

/// Runs `round` with the stack so many steps further on: all of them together are 4 KiB and more.
#[inline(never)]
fn at_depth(steps: usize, round: &mut dyn FnMut()) {
    let step = std::hint::black_box([0_u8; 128]);
    if steps == 0 {
        round()
    } else {
        at_depth(steps - 1, round)
    }
    std::hint::black_box(step);
}

/// How often an item runs in its turn. It runs a while beforehand, which also warms it up.
fn repetitions(item: &mut Item<'_>, turn: Duration) -> usize {
    let mut repetitions = 1;
    loop {
        let nanoseconds = time(item, repetitions) * repetitions as f64;
        if nanoseconds * 2.0 >= turn.as_nanos() as f64 {
            return (repetitions as f64 * turn.as_nanos() as f64 / nanoseconds).ceil() as usize;
        }
        repetitions *= 2;
    }
}

/// The time of one run, in nanoseconds.
fn time(item: &mut Item<'_>, repetitions: usize) -> f64 {
    let start = now();
    for _ in 0..repetitions {
        (item.run)();
    }
    (now() - start).as_nanos() as f64 / repetitions as f64
}

/// The processor time of this thread: what other programs take does not count.
#[cfg(target_os = "linux")]
fn now() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), time.tv_nsec as u32)
}

/// Elsewhere the time of day has to do.
#[cfg(not(target_os = "linux"))]
fn now() -> Duration {
    static START: std::sync::LazyLock<std::time::Instant> = std::sync::LazyLock::new(std::time::Instant::now);
    START.elapsed()
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
