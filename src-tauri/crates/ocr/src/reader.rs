//! Reads a picture: finds its lines, finds out which way up they are, reads them.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use image::RgbImage;
use onnx::{ModelFault, Pool, pool};
use zeroize::Zeroizing;

use crate::cut::Cut;
use crate::find::find;
use crate::models::{CLASSES, LINE_PX, Models};
use crate::{Alphabet, Line, Quad, Spelled, Stop, Stopped, ctc};

/// Reading never takes more threads than this, however many there are.
const MAX_THREADS: usize = 4;
/// What is read with less certainty is no writing.
const MIN_SCORE: f32 = 0.5;
/// So many of the longest lines tell which way up a page is.
const TELLING: usize = 4;
/// Lines that stand on their head are read with a certainty of 0.5 to 0.8.
const UPRIGHT_SCORE: f32 = 0.9;

/// Finds and reads writing. Shared between threads; each call uses the reader's own threads, so that two at once take
/// twice as long each.
pub struct Reader {
    models: Models,
    /// All threads on one picture.
    together: Pool,
    /// Each thread on a line of its own.
    apart: Vec<Pool>,
}

impl Reader {
    /// Loads what is inside the binary, checks every digest and runs both networks once.
    ///
    /// # Errors
    /// [`ModelFault`]; with the files as committed there is none.
    pub fn bundled() -> Result<Self, ModelFault> {
        let threads = thread::available_parallelism().map_or(1, |count| count.get());
        let threads = threads.clamp(1, MAX_THREADS);
        Ok(Self {
            models: Models::bundled()?,
            together: pool(threads),
            apart: (0..threads).map(|_| pool(1)).collect(),
        })
    }

    /// Name and SHA-256 (lower-case hex) of every file a reading depends on.
    #[must_use]
    pub fn digests() -> [(&'static str, &'static str); 3] {
        Models::digests()
    }

    /// Every line of writing on the picture, as far as it can be read, in reading order: from the page's own top to
    /// its bottom, and from left to right. What stands across the page comes last.
    ///
    /// # Errors
    /// [`Stopped`].
    pub fn lines(&self, picture: &RgbImage, stop: &Stop) -> Result<Vec<Line>, Stopped> {
        stop.check()?;
        let Some(found) = find(&self.models.finds, picture, &self.together) else {
            return Ok(Vec::new());
        };
        stop.check()?;
        let mut telling = found.along;
        telling.sort_by(|a, b| b.length_px().total_cmp(&a.length_px()));
        let rest = telling.split_off(telling.len().min(TELLING));
        let (mut lines, upright) = self.right_way_up(picture, &telling, stop)?;
        // All that is left at once, so that no thread waits for another in between.
        let mut quads: Vec<_> =
            rest.iter().map(|quad| if upright { *quad } else { quad.reversed() }).collect();
        quads.extend(&found.across);
        quads.extend(found.across.iter().map(Quad::reversed));
        let mut read = self.lines_in(picture, &quads, stop)?;
        let up = read.split_off(rest.len() + found.across.len());
        let down = read.split_off(rest.len());
        lines.extend(read);
        lines = in_reading_order(lines);
        lines.extend(down.into_iter().zip(up).map(|(down, up)| better(down, up)));
        lines.retain(|line| line.score >= MIN_SCORE && !line.text.trim().is_empty());
        Ok(lines)
    }

    /// What is written in given places, one line for each, in their order; without writing, an empty text.
    ///
    /// # Errors
    /// [`Stopped`].
    pub fn lines_in(
        &self,
        picture: &RgbImage,
        quads: &[Quad],
        stop: &Stop,
    ) -> Result<Vec<Line>, Stopped> {
        self.each(quads, stop, |quad, pool| self.read(picture, quad, pool))
    }

    /// An alphabet to [`spell`](Self::spell) in: each symbol with the characters it is mistaken for.
    #[must_use]
    pub fn alphabet(&self, symbols: &[(char, &str)]) -> Alphabet {
        Alphabet::new(&self.models.characters, symbols)
    }

    /// What is written in given places, of which it is known that only symbols of the alphabet stand there.
    ///
    /// # Errors
    /// [`Stopped`].
    pub fn spell(
        &self,
        picture: &RgbImage,
        quads: &[Quad],
        alphabet: &Alphabet,
        stop: &Stop,
    ) -> Result<Vec<Spelled>, Stopped> {
        self.each(quads, stop, |quad, pool| {
            let cut = Cut::of(picture, quad);
            let answers = self.answers(&cut, pool);
            alphabet.spell(answers.as_deref().map_or(&[][..], Vec::as_slice), cut.share)
        })
    }

    /// Lines that run with the page, and whether they were given right way up.
    fn right_way_up(
        &self,
        picture: &RgbImage,
        quads: &[Quad],
        stop: &Stop,
    ) -> Result<(Vec<Line>, bool), Stopped> {
        let lines = self.lines_in(picture, quads, stop)?;
        if certainty(&lines) >= UPRIGHT_SCORE {
            return Ok((lines, true));
        }
        let reversed: Vec<_> = quads.iter().map(Quad::reversed).collect();
        let turned = self.lines_in(picture, &reversed, stop)?;
        let upright = certainty(&turned) <= certainty(&lines);
        Ok((if upright { lines } else { turned }, upright))
    }

    fn read(&self, picture: &RgbImage, quad: &Quad, pool: &Pool) -> Line {
        let cut = Cut::of(picture, quad);
        let answers = self.answers(&cut, pool);
        let answers = answers.as_deref().map_or(&[][..], Vec::as_slice);
        let seen = ctc::collapse(ctc::best(answers));
        let steps = (answers.len() / CLASSES).max(1);
        let (text, score, marks) = ctc::text(&seen, steps, cut.share, &self.models.characters);
        Line { text, score, quad: *quad, marks }
    }

    /// So many steps of so many answers. `None` never happens with the network as shipped.
    fn answers(&self, cut: &Cut, pool: &Pool) -> Option<Zeroizing<Vec<f32>>> {
        let shape = [1, 3, LINE_PX, cut.width];
        self.models.reads.run_shaped(&shape, &cut.planes, pool)?.into_iter().next()
    }

    /// `work` on each of them, several at once, the longest first so that all threads end together.
    fn each<T: Send>(
        &self,
        quads: &[Quad],
        stop: &Stop,
        work: impl Fn(&Quad, &Pool) -> T + Sync,
    ) -> Result<Vec<T>, Stopped> {
        let mut order: Vec<_> = (0..quads.len()).collect();
        let aspect = |index: usize| quads[index].length_px() / quads[index].height_px().max(1.0);
        order.sort_by(|&a, &b| aspect(b).total_cmp(&aspect(a)));
        let next = AtomicUsize::new(0);
        let done = Mutex::new(Vec::with_capacity(quads.len()));
        let run = |pool: &Pool| {
            while !stop.is_set()
                && let Some(&index) = order.get(next.fetch_add(1, Ordering::Relaxed))
            {
                let one = work(&quads[index], pool);
                done.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).push((index, one));
            }
        };
        thread::scope(|scope| {
            for pool in self.apart.iter().take(quads.len()) {
                scope.spawn(|| run(pool));
            }
        });
        stop.check()?;
        let mut done = done.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner());
        done.sort_by_key(|&(index, _)| index);
        Ok(done.into_iter().map(|(_, one)| one).collect())
    }
}

/// Mean over all characters; 1 without any, as there is nothing to turn.
fn certainty(lines: &[Line]) -> f32 {
    let scores = lines.iter().flat_map(|line| &line.marks).map(|mark| mark.score);
    let (sum, count) = scores.fold((0.0, 0), |(sum, count), score| (sum + score, count + 1));
    if count == 0 { 1.0 } else { sum / count as f32 }
}

fn better(one: Line, other: Line) -> Line {
    if other.score > one.score { other } else { one }
}

/// From the page's own top to its bottom; what stands side by side, in the order it is read.
fn in_reading_order(mut lines: Vec<Line>) -> Vec<Line> {
    let Some(longest) =
        lines.iter().max_by(|a, b| a.quad.length_px().total_cmp(&b.quad.length_px()))
    else {
        return lines;
    };
    let (sin, cos) = longest.quad.angle_deg().to_radians().sin_cos();
    let place = |line: &Line| {
        let [x, y] = line.quad.centre();
        [x * cos + y * sin, y * cos - x * sin]
    };
    lines.sort_by(|a, b| place(a)[1].total_cmp(&place(b)[1]));
    let mut start = 0;
    while start < lines.len() {
        let (first, height) = (place(&lines[start])[1], lines[start].quad.height_px());
        let beside = |line: &Line| place(line)[1] - first < 0.5 * height.min(line.quad.height_px());
        let count = lines[start..].iter().take_while(|line| beside(line)).count().max(1);
        lines[start..start + count].sort_by(|a, b| place(a)[0].total_cmp(&place(b)[0]));
        start += count;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(places: [[f32; 4]; 4], turned: bool) -> Vec<String> {
        let lines = places.into_iter().enumerate().map(|(index, place)| {
            let quad = Quad::upright(place);
            Line::known(index.to_string(), if turned { quad.reversed() } else { quad })
        });
        in_reading_order(lines.collect()).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn lines_come_from_top_to_bottom_and_beside_each_other() {
        let places = [
            [200.0, 52.0, 80.0, 10.0],
            [10.0, 50.0, 90.0, 10.0],
            [10.0, 10.0, 200.0, 12.0],
            [10.0, 80.0, 50.0, 10.0],
        ];
        assert_eq!(order(places, false), ["2", "1", "0", "3"]);
        assert_eq!(order(places, true), ["3", "0", "1", "2"]);
    }

    #[test]
    fn a_raised_flag_stops_before_any_line() {
        let reader = Reader::bundled().unwrap();
        let picture = RgbImage::new(64, 64);
        let stop = Stop::default();
        assert_eq!(reader.lines(&RgbImage::new(0, 0), &stop), Ok(Vec::new()));
        assert_eq!(reader.lines(&picture, &stop), Ok(Vec::new()));
        stop.stop();
        assert_eq!(reader.lines(&picture, &stop), Err(Stopped));
        let quads = [Quad::upright([0.0, 0.0, 20.0, 10.0])];
        assert_eq!(reader.lines_in(&picture, &quads, &stop), Err(Stopped));
    }

    #[test]
    fn it_is_shared_between_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<Reader>();
    }
}
