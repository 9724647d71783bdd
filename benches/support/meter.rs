//! Time and memory, from the system's own counters: a busy machine changes the time that passes, and hardly the time
//! that a processor works.

use std::time::Instant;

/// What one run took.
#[derive(Debug, Clone, Copy)]
pub struct Cost {
    /// Work of the processors, in milliseconds.
    pub cpu: f64,
    /// Time that passed, in milliseconds.
    pub wall: f64,
}

impl Cost {
    /// Measures `work`; its processor time is that of the calling thread.
    pub fn of(work: impl FnOnce()) -> Self {
        Self::by(thread_cpu, work)
    }

    /// Measures `work`, which starts other processes and waits for them: its processor time is theirs.
    pub fn of_children(work: impl FnOnce()) -> Self {
        Self::by(children_cpu, work)
    }

    /// One of so many equal parts of the work.
    pub fn part(self, parts: usize) -> Self {
        Self { cpu: self.cpu / parts as f64, wall: self.wall / parts as f64 }
    }

    fn by(clock: impl Fn() -> Option<f64>, work: impl FnOnce()) -> Self {
        let (start, cpu) = (Instant::now(), clock());
        work();
        let wall = start.elapsed().as_secs_f64() * 1e3;
        // Where the system does not count it, time on a quiet machine is as good.
        let cpu = cpu.zip(clock()).map_or(wall, |(before, after)| after - before);
        Self { cpu, wall }
    }
}

/// Several runs of the same work; the middle one counts.
#[derive(Debug, Default)]
pub struct Samples(Vec<Cost>);

impl Samples {
    /// Adds a run.
    pub fn push(&mut self, cost: Cost) {
        self.0.push(cost);
    }

    /// The median of the processor time, in milliseconds.
    pub fn cpu(&self) -> f64 {
        median(self.0.iter().map(|cost| cost.cpu))
    }

    /// The median of the time that passed, in milliseconds.
    pub fn wall(&self) -> f64 {
        median(self.0.iter().map(|cost| cost.wall))
    }
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// Time that this thread has spent on a processor, in milliseconds.
fn thread_cpu() -> Option<f64> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds: f64 = text.split(' ').next()?.parse().ok()?;
    Some(nanoseconds / 1e6)
}

/// Time that processes which this one started and waited for have spent on processors, in milliseconds.
fn children_cpu() -> Option<f64> {
    let text = std::fs::read_to_string("/proc/self/stat").ok()?;
    // The name of the program stands in parentheses and may hold anything; user and system time of children are
    // the 14th and 15th field behind it, in hundredths of a second.
    let (_, fields) = text.rsplit_once(") ")?;
    let times = fields.split(' ').skip(13).take(2).map(str::parse::<f64>);
    Some(times.sum::<Result<f64, _>>().ok()? * 10.0)
}

/// The most memory that this process has had so far, in MiB.
pub fn peak_memory() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: f64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kib / 1024.0)
}
