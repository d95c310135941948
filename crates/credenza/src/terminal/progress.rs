//! A progress bar, where a person watches.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::safe::safe;
use super::{Terminal, locked};

/// A bar under way; gone from the screen when dropped. Where standard error is no terminal it does nothing.
pub(crate) struct Progress<'a> {
    terminal: &'a Terminal,
    bar: Option<ProgressBar>,
}

impl Terminal {
    /// Starts a bar of `total` steps under `label`, if standard error is a terminal and `--quiet` was not given.
    pub(crate) fn progress(&self, label: &str, total: u64) -> Progress<'_> {
        self.bar(label, total, "{msg} [{bar:30}] {pos}/{len} {eta}")
    }

    /// The same of a command that reads `total` bytes and writes a result for each piece of them: where a person watches the results go by, they are
    /// the progress.
    pub(crate) fn progress_of_bytes(&self, label: &str, total: u64) -> Option<Progress<'_>> {
        let watched = locked(&self.out).shows;
        (!watched).then(|| self.bar(label, total, "{msg} [{bar:30}] {bytes}/{total_bytes} {eta}"))
    }

    fn bar(&self, label: &str, total: u64, template: &str) -> Progress<'_> {
        let shown = locked(&self.err).shows && !self.quiet;
        let bar = shown.then(|| {
            let bar = ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::stderr());
            if let Ok(style) = ProgressStyle::with_template(template) {
                bar.set_style(style.progress_chars("=> "));
            }
            bar.set_message(safe(label).into_owned());
            bar
        });
        locked(&self.bar).clone_from(&bar);
        Progress { terminal: self, bar }
    }
}

impl Progress<'_> {
    /// `steps` more are done.
    pub(crate) fn advance(&self, steps: u64) {
        if let Some(bar) = &self.bar {
            bar.inc(steps);
        }
    }
}

impl Drop for Progress<'_> {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
            *locked(&self.terminal.bar) = None;
        }
    }
}
