//! A certificate that proves its names by DNS: one record for each proof that it asks for, and what waits for all of them.
//!
//! `cargo run --example certificate` writes `cdktf.out/stacks/certificate/cdk.tf.json`.

use ferroform::{App, Output, Stack, SynthErrors, for_each};
use ferroform_aws::acm_certificate::{AcmCertificate, Options, OptionsExport, ValidationMethod};
use ferroform_aws::acm_certificate_validation::AcmCertificateValidation;
use ferroform_aws::provider::AwsProvider;
use ferroform_aws::route53_record::Route53Record;

/// Puts the stack into an app.
pub fn certificate(app: &App) {
    let stack = Stack::new(app, "certificate");
    AwsProvider::builder().region("us-east-1").create(&stack, "aws");

    let certificate = AcmCertificate::builder()
        .domain_name("shop.example.com")
        .subject_alternative_names(["www.shop.example.com"])
        .validation_method(ValidationMethod::Dns)
        .options(Options::builder().export(OptionsExport::Enabled))
        .create(&stack, "certificate");

    // Only Terraform knows the proofs; what one of them holds, the bindings know.
    let proofs = certificate.domain_validation_options().key_by(|proof| proof.domain_name());
    let records = for_each(proofs, |proof| {
        Route53Record::builder()
            .zone_id("Z0123456789ABCDEF")
            .name(proof.value.resource_record_name())
            .r#type(proof.value.resource_record_type())
            .records([proof.value.resource_record_value()])
            .ttl(60)
            .allow_overwrite(true)
            .create(&stack, "proof")
    });
    let validation = AcmCertificateValidation::builder()
        .certificate_arn(certificate.arn())
        .validation_record_fqdns(records.all(|record| record.fqdn()))
        .create(&stack, "validation");

    Output::new(&stack, "certificate_arn", validation.certificate_arn());
    Output::new(&stack, "export", certificate.options().export());
}

fn main() -> Result<(), SynthErrors> {
    let app = App::new();
    certificate(&app);
    app.synth()?;
    Ok(())
}
