//! One network, run.

use std::sync::Arc;

use rten::{Model, NodeId, RunOptions, ThreadPool, Value, ValueOrView};
use rten_tensor::{Tensor, TensorView};
use zeroize::Zeroizing;

use crate::{ModelFault, Shipped};

/// One network with one input.
pub struct Network {
    model: Model,
    input: NodeId,
    outputs: Vec<NodeId>,
    shape: Vec<usize>,
}

/// Outputs in the order of the file. They tell what is on the picture: wiped.
pub type Outputs = Vec<Zeroizing<Vec<f32>>>;

/// The threads a network runs on.
pub type Pool = Arc<ThreadPool>;

/// So many threads of their own for networks.
#[must_use]
pub fn pool(threads: usize) -> Pool {
    Arc::new(ThreadPool::with_num_threads(threads))
}

impl Network {
    /// Loads a checked file and runs it once on nothing, so that no picture ever meets a network
    /// that does not run: an input of `shape` has to give outputs of these `lengths`.
    ///
    /// # Errors
    /// [`ModelFault`].
    pub fn load(file: &Shipped, shape: Vec<usize>, lengths: &[usize]) -> Result<Self, ModelFault> {
        let unreadable = |why: &dyn std::fmt::Display| ModelFault::Unreadable {
            name: file.name,
            why: why.to_string(),
        };
        let model =
            Model::load_static_slice(file.checked()?).map_err(|fault| unreadable(&fault))?;
        let &[input] = model.input_ids() else {
            return Err(ModelFault::Shapes { name: file.name });
        };
        let outputs = model.output_ids().to_vec();
        let network = Self { model, input, outputs, shape };
        let nothing = vec![0.0; network.shape.iter().product()];
        let given = network.run(&nothing, &pool(1));
        let fits = given.is_some_and(|given| {
            given.iter().map(|output| output.len()).eq(lengths.iter().copied())
        });
        if fits { Ok(network) } else { Err(ModelFault::Shapes { name: file.name }) }
    }

    /// On an input of the shape it was loaded with. `None` only for an input of another length.
    pub fn run(&self, input: &[f32], pool: &Pool) -> Option<Outputs> {
        self.run_shaped(&self.shape, input, pool)
    }

    /// On an input of another shape, for networks that take several. `None` when this one does not,
    /// or the input has another length.
    pub fn run_shaped(&self, shape: &[usize], input: &[f32], pool: &Pool) -> Option<Outputs> {
        let input = TensorView::try_from_data(shape, input).ok()?;
        let options = RunOptions::default().with_thread_pool(Some(Arc::clone(pool)));
        let inputs = vec![(self.input, ValueOrView::from(input))];
        let outputs = self.model.run(inputs, &self.outputs, Some(options)).ok()?;
        outputs.into_iter().map(floats).collect()
    }
}

fn floats(value: Value) -> Option<Zeroizing<Vec<f32>>> {
    let tensor: Tensor<f32> = value.try_into().ok()?;
    Some(Zeroizing::new(tensor.into_data()))
}
