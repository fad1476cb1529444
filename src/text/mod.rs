//! Characters → tokens with their readings, quotation marks, paragraphs and sentences. Knows nothing of news.

pub mod clitic;
pub mod fold;
pub mod marks;
pub mod sentence;
pub mod token;
