//! The report as one page: no script, nothing from elsewhere, everything the seller's machine named escaped.

use base64::{Engine, engine::general_purpose::STANDARD};
use jiff::Timestamp;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use signup::wire::{CaptureFacts, Provenance, Signal, SignalKind};
use zeroize::Zeroizing;

use super::{
    Difference, Finding, Measure, Report, Review, Severity, Signature,
    chart::{Scene, chart},
    finding::words,
    report::{Compared, outcome, provenance_words},
    strip::Moment,
};

const STYLE: &str = include_str!("page.css");
/// Even if something of a stranger's got past the escaping, nothing of it would run or be fetched.
const RULES: &str = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

/// What no reviewer may forget.
const ONLY_PROVENANCE: &str = "Only the camera's provenance tells a puppet or a clip that was fed in instead of a \
    camera: a drawn face can do every prompt on cue and agree with every figure on this page.";

/// The whole page. It shows a face: wiped when let go.
pub(super) fn page(review: &Review) -> Zeroizing<String> {
    let report = &review.report;
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(RULES);
                meta name="viewport" content="width=device-width";
                meta name="robots" content="noindex";
                title { "Review of " (report.number) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                @if report.practice { div.band { "Practice: nothing in this submission is real" } }
                main {
                    (head(report))
                    (camera(report.camera.as_ref()))
                    (findings(&report.findings))
                    (prompts(review))
                    (curves(review))
                    (signals(report))
                    (differences(report))
                    (facts(report))
                }
            }
        }
    };
    Zeroizing::new(page.into_string())
}

fn head(report: &Report) -> Markup {
    let at = Timestamp::from_second(report.submitted_at).unwrap_or_default();
    html! {
        header {
            h1 { "Face video of submission " (report.number) }
            p.quiet { "Signup " span.id { (report.signup) } ", submitted " (at) ", with version " (report.app.version)
                " on " (report.app.os) "." }
            p { "Evidence for a person who decides. Nothing on this page is a verdict." }
        }
    }
}

fn camera(camera: Option<&CaptureFacts>) -> Markup {
    let doubt = camera.is_none_or(|it| it.provenance != Provenance::None);
    html! {
        section.panel.camera.doubt[doubt] {
            h2 { "Where the pictures came from" }
            @match camera {
                Some(camera) => {
                    p { strong.name { (camera.camera) } br;
                        span.quiet { "driver " (camera.driver) ", " (camera.bus) ", " (camera.pixels) } }
                    p { (provenance_words(camera.provenance)) }
                }
                None => p { "The manifest says nothing of a camera." },
            }
            p.only { strong { (ONLY_PROVENANCE) } }
        }
    }
}

fn findings(findings: &[Finding]) -> Markup {
    let weight = |severity| match severity {
        Severity::Contradiction => ("contradiction", "Contradiction"),
        Severity::Attention => ("attention", "Look closer"),
        Severity::Note => ("note", "Note"),
    };
    html! {
        section.panel {
            h2 { "Findings" }
            @if findings.is_empty() {
                p { "Challenge, transcript, manifest and clip agree." }
            } @else {
                ul.findings {
                    @for finding in findings {
                        @let (class, name) = weight(finding.severity);
                        li class=(class) { b { (name) } span { (finding.text) " " code { (words(&finding.code)) } } }
                    }
                }
            }
        }
    }
}

fn prompts(review: &Review) -> Markup {
    html! {
        section.panel {
            h2 { "Prompts" }
            p.quiet { "Left and right are the seller's own: a turn to their left goes to the right in the picture. \
                The first picture of a row is whole, the others are cut to the face." }
            @for (index, (prompt, strip)) in review.report.prompts.iter().zip(&review.strips).enumerate() {
                (prompt_with(index, prompt, strip))
            }
            @if review.report.prompts.is_empty() { p { "Neither a challenge nor a transcript names one." } }
        }
    }
}

fn prompt_with(index: usize, prompt: &Compared, strip: &[Moment]) -> Markup {
    let told = prompt.transcript.as_ref();
    let shown = told.or(prompt.clip.as_ref()).and_then(|it| it.shown_ms);
    html! {
        div.prompt {
            h3 { (index + 1) ". " (words(&prompt.prompt)) }
            p.quiet {
                @match shown { Some(at) => { "shown at " (at) " ms; " } None => "never shown; " }
                "by the device: " (outcome(told)) "; in the clip: " (outcome(prompt.clip.as_ref()))
            }
            div.strip {
                @for moment in strip {
                    figure {
                        img src={ "data:image/jpeg;base64," (STANDARD.encode(&*moment.jpeg)) }
                            alt={ "Frame at " (moment.at_ms) " ms" };
                        figcaption { (moment.what) ", " (moment.at_ms) " ms" }
                    }
                }
            }
        }
    }
}

fn curves(review: &Review) -> Markup {
    let [clip, told] = &review.curves;
    let asked = review.report.challenge.as_ref().map_or(0, |it| u64::from(it.total_ms));
    let scene = Scene {
        length_ms: asked.max(review.report.clip.length_ms.min(30_000)),
        prompts: &review.report.prompts,
        series: [clip, told],
    };
    let line = |class: &str| {
        html! { svg viewBox="0 0 36 10" { path class=(class) d="M0 5L36 5" {} } }
    };
    html! {
        section.panel.curves {
            h2 { "Curves" }
            p.legend.quiet {
                span { (line("clip")) "measured here, from the clip" }
                span { (line("told")) "told by the device" }
                span { "Bands: when a prompt was on the screen. Upright lines: when it was seen. Dots: thresholds." }
            }
            @for measure in Measure::ALL { (chart(&scene, measure)) }
        }
    }
}

fn signals(report: &Report) -> Markup {
    let told = report.signals.transcript.as_deref().unwrap_or(&[]);
    let mut kinds: Vec<SignalKind> =
        told.iter().chain(&report.signals.clip).map(|it| it.signal).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let cell = |signal: Option<&Signal>| {
        html! {
            @match signal {
                Some(it) => td.number.fired[it.fired] { @if it.fired { "fired " } (format!("{:.2}", it.score)) },
                None => td.number { "-" },
            }
        }
    };
    let of = |signals: &[Signal], kind| signals.iter().find(|it| it.signal == kind).cloned();
    html! {
        section.panel {
            h2 { "Signals of an attack" }
            p.quiet { "Advisory: 1 is where a signal fires. Honest takes can fire one, and a good attack fires none." }
            div.wide { table {
                tr { th { "signal" } th.number { "device" } th.number { "clip" } th { "why" } }
                @for kind in kinds {
                    @let (there, here) = (of(told, kind), of(&report.signals.clip, kind));
                    tr {
                        td { (words(&kind)) } (cell(there.as_ref())) (cell(here.as_ref()))
                        td { (here.or(there).map(|it| it.why).unwrap_or_default()) }
                    }
                }
            } }
        }
    }
}

fn differences(report: &Report) -> Markup {
    html! {
        section.panel {
            h2 { "Device against clip, frame by frame" }
            p.quiet { (report.matched_frames) " frames that both measured. The device saw them before they were encoded." }
            div.wide { table {
                tr { th { "measure" } th.number { "median" } th.number { "95th percentile" }
                    th.number { "frames far off" } th.number { "allowed" } }
                @for it in &report.differences {
                    @let Difference { measure, median, p95, gross_frames, tolerance } = it;
                    tr {
                        td { (measure.name()) }
                        td.number.beyond[it.beyond()] { (format!("{median:.3}")) }
                        td.number.beyond[it.beyond()] { (format!("{p95:.3}")) }
                        td.number.beyond[it.beyond()] { (gross_frames) }
                        td.number { (tolerance.median) " / " (tolerance.p95) }
                    }
                }
            } }
        }
    }
}

fn facts(report: &Report) -> Markup {
    let signature = match report.signature {
        Signature::Verified => "signed by the intake",
        Signature::NotChecked => "signature not checked",
        Signature::Forged => "signature wrong",
        Signature::Missing => "none on record",
    };
    html! {
        section.panel {
            h2 { "What it was made from" }
            dl {
                dt { "Challenge" }
                dd { (signature)
                    @if let Some(challenge) = &report.challenge {
                        ": " (challenge.prompts.iter().map(words).collect::<Vec<_>>().join(", "))
                        ", nonce " code { (challenge.nonce) }
                    }
                }
                dt { "Clip" }
                dd { (report.clip.frames) " frames of " (report.clip.width_px) " x " (report.clip.height_px) " px, "
                    (report.clip.length_ms) " ms, longest gap " (report.clip.longest_gap_ms) " ms" }
                @if let Some(camera) = &report.camera {
                    dt { "Manifest" }
                    dd { (camera.frames) " frames, " (format!("{:.1}", camera.fps)) " a second, longest gap "
                        (camera.longest_gap_ms) " ms, " (camera.dropped_frames) " lost before the clip" }
                }
                dt { "Analysed" }
                dd { "here " (report.analysed_frames.clip)
                    @if let Some(there) = report.analysed_frames.transcript { ", on the device " (there) }
                    @if let Some(skipped) = report.skipped_frames { ", " (skipped) " let go there" } }
                dt { "Thresholds" }
                dd { "here version " (report.thresholds.clip)
                    @if let Some(there) = report.thresholds.transcript { ", on the device " (there) } }
                dt { "Models" }
                dd { @for (name, digest) in &report.models.clip {
                    div { (name) " " code { (digest.get(..16).unwrap_or(digest)) } }
                } }
            }
        }
    }
}
