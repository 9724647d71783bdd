//! A certificate that is issued: with the records that prove whose the names are, and the wait for it.

use aws::acm_certificate::{AcmCertificate, ValidationMethod};
use aws::acm_certificate_validation::AcmCertificateValidation;
use aws::data_route53_zone::DataRoute53Zone;
use aws::provider::AwsProvider;
use aws::route53_record::Route53Record;
use ferroform::{Construct, Expr, Lifecycle, Scope, for_each, prelude::*};
use production_aws as aws;

/// A certificate for a domain and everything below it.
#[derive(Debug)]
pub struct Certificate {
    construct: Construct,
    validation: AcmCertificateValidation,
}

impl Certificate {
    /// A certificate in the region of a provider. The zone is the domain's own.
    pub fn new(
        scope: &impl Scope,
        id: &str,
        domain: &str,
        zone: &DataRoute53Zone,
        region: &AwsProvider,
    ) -> Self {
        let construct = Construct::new(scope, id);
        let certificate = AcmCertificate::builder()
            .domain_name(domain)
            .subject_alternative_names([format!("*.{domain}")])
            .validation_method(ValidationMethod::Dns)
            .create(&construct, "certificate")
            .provider(region)
            .lifecycle(Lifecycle::new().create_before_destroy(true));
        let proofs = certificate.domain_validation_options().key_by(|proof| proof.domain_name());
        let records = for_each(proofs, |proof| {
            Route53Record::builder()
                .zone_id(zone.zone_id())
                .name(proof.value.resource_record_name())
                .r#type(proof.value.resource_record_type())
                .records([proof.value.resource_record_value()])
                .ttl(60)
                // The certificates of all regions are proven by the same records.
                .allow_overwrite(true)
                .create(&construct, "proof")
        });
        let validation = AcmCertificateValidation::builder()
            .certificate_arn(certificate.arn())
            .validation_record_fqdns(records.all(|record| record.fqdn()))
            .create(&construct, "issued")
            .provider(region);
        Self { construct, validation }
    }

    /// The ARN of the certificate, once it is issued.
    pub fn arn(&self) -> Expr<String> {
        self.validation.certificate_arn()
    }
}

impl Scope for Certificate {
    fn construct(&self) -> &Construct {
        &self.construct
    }
}
