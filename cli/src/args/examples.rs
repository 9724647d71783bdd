//! What `--help` shows of each command at work.

pub(super) const CHECK: &str = "\
Examples:
  ferroform check docs/                                     exit 0, or 1 on errors
  ferroform check docs/ --summary                           what the folder gave
  ferroform check docs/ --provider-schema schema.json --deny-warnings";

pub(super) const SCHEMA: &str = "\
Examples:
  ferroform schema docs/ --format yaml                      resource documents
  ferroform schema docs/ --format rules                     every rule with its sentence and place
  ferroform schema docs/ --format json-schema > acme.json   for editors";

pub(super) const GENERATE: &str = "\
Examples:
  ferroform generate docs/                                  a crate in `bindings`
  ferroform generate docs/ --out crates/aws --provider hashicorp/aws@5.46.0
  ferroform generate docs/ --out crates/aws --check         in CI: a diff, and the command that mends it";

pub(super) const ADD: &str = "\
Examples:
  ferroform add hashicorp/aws --docs docs/aws --types 'aws_sqs_*' aws_iam_role
  ferroform add aws --types 'aws_lambda_*'                  more types of a provider that is there";

pub(super) const DIFF: &str = "\
Examples:
  ferroform diff docs-5.45/ docs-5.46/                      what changed between two versions
  ferroform diff old.json new.json --program cdktf.out/     and what of it breaks a program";

pub(super) const LINT: &str = "\
Examples:
  ferroform lint docs/ --provider-schema schema.json        what to correct in a provider's pages
  ferroform lint docs/ --format sarif > lint.sarif          for code review tools";

pub(super) const CONVERT: &str = "\
Examples:
  ferroform convert infra/ --docs docs/                     prints the program
  ferroform convert main.tf --docs docs/ --out src --stack prod
  ferroform convert my-project/ --docs docs/ --out src      a folder with `cdktf.json`: a program in Python or TypeScript
  ferroform convert main.ts --docs docs/";

pub(super) const DOCS: &str = "\
Examples:
  ferroform docs docs/ --out docs-in-rust                   every page, with its examples as Rust
  ferroform docs docs/ --out docs-in-rust --bindings acme   imports from the crate `acme`";

pub(super) const HCL: &str = "\
Examples:
  ferroform hcl cdktf.out --docs docs/ --out infra/        `infra/stacks/ID/main.tf` for each stack";

pub(super) const IMPORT: &str = "\
Examples:
  ferroform import --state terraform.tfstate --docs docs/   prints the program
  ferroform import aws_vpc.main --state state.json --docs docs/ --out src";

pub(super) const VALIDATE: &str = "\
Examples:
  ferroform validate                                        every stack of the program
  ferroform validate infra/ --docs docs/
  ferroform validate infra/ --schema schema.json --format sarif > report.sarif";

pub(super) const EXPLAIN: &str = "\
Examples:
  ferroform explain aws_apigatewayv2_integration.timeout_milliseconds docs/
  ferroform explain contradicted-rule                       what a diagnostic means";

pub(super) const PLAN: &str = "\
Examples:
  ferroform plan                                            every stack of the program
  ferroform plan 'prod-*' --detailed-exitcode               in CI: 0 nothing to do, 2 changes, 1 errors
  ferroform plan --skip-synth --var stage=prod -- -refresh=false
  ferroform plan --offline                                  every stack, without a cloud, credentials or providers
  ferroform plan --offline infra/ --docs docs/              any folder of Terraform likewise
  ferroform plan plan.json --docs docs/                     a plan of your own, held against the documents";

pub(super) const SYNTH: &str = "\
Examples:
  ferroform synth                                           with `cargo run`
  ferroform synth --app 'cargo run -p infra' --output build/stacks";

pub(super) const DEPLOY: &str = "\
Examples:
  ferroform deploy                                          every stack; asks for each
  ferroform deploy network 'app-*' --auto-approve           some stacks, without a question
  ferroform deploy --var-file prod.tfvars --parallelism 8";

pub(super) const DESTROY: &str = "\
Examples:
  ferroform destroy 'preview-*'                             some stacks; asks for each
  ferroform destroy --skip-synth --auto-approve             all that was deployed, without a question";

pub(super) const OUTPUT: &str = "\
Examples:
  ferroform output                                          of every stack
  ferroform output network --format json --show-sensitive > outputs.json";

pub(super) const WATCH: &str = "\
Examples:
  ferroform watch                                           plan whenever a source changes
  ferroform watch dev --auto-approve                        deploy whenever a source changes";

pub(super) const INIT: &str = "\
Examples:
  ferroform init infra                                      with a crate of types in `bindings`
  ferroform init infra --template derive
  ferroform init infra --provider hashicorp/aws --docs docs/aws";

pub(super) const COMPLETIONS: &str = "\
Examples:
  ferroform completions bash > ~/.local/share/bash-completion/completions/ferroform
  ferroform completions zsh > ~/.zfunc/_ferroform
  ferroform completions fish > ~/.config/fish/completions/ferroform.fish";

pub(super) const MAN: &str = "\
Examples:
  ferroform man | man -l -                                  read it
  ferroform man --out ~/.local/share/man/man1               install a page for each command";
