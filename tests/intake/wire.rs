//! What all routes have in common.

use intake::{OPENAPI, ROUTES};
use reqwest::Method;

use crate::{
    seller::{client, problem, refusal},
    site::Site,
};

#[tokio::test]
async fn every_route_is_there_and_refuses_in_problem_details() {
    let site = Site::open().await;
    for (method, path) in ROUTES {
        let path = path.replace("{signup}", "no-such-signup");
        let path = path.replace("{upload}", "no-such-upload").replace("{artifact}", "no-such-one");
        let url = format!("{}{path}", site.url());
        let request = client().request(method.parse().unwrap(), url);
        let response = request.header("tus-resumable", "1.0.0").send().await.unwrap();
        let status = response.status().as_u16();
        assert_ne!(status, 405, "{method} {path}");
        assert!(status < 500, "{method} {path}: {status}");
        assert_eq!(response.headers()["cache-control"], "no-store");
        if status >= 400 && method != "HEAD" {
            let (_, problem) = problem(response).await;
            assert_ne!(problem.detail, "no such route", "{method} {path}");
        }
    }
}

#[tokio::test]
async fn what_is_no_route_is_a_problem_too() {
    let site = Site::open().await;
    let get = |path: &str| client().get(format!("{}{path}", site.url())).send();
    assert_eq!(refusal(get("/").await.unwrap()).await, (404, "not_found".to_owned()));
    assert_eq!(refusal(get("/v1/nothing").await.unwrap()).await, (404, "not_found".to_owned()));
    let wrong = get("/v1/signups").await.unwrap();
    assert_eq!(wrong.headers()["allow"], "POST");
    assert_eq!(refusal(wrong).await, (405, "malformed".to_owned()));
    // A path that is not UTF-8 once decoded.
    let odd = get("/v1/signups/%ff%fe").await.unwrap();
    assert_eq!(refusal(odd).await, (400, "malformed".to_owned()));
}

#[tokio::test]
async fn a_body_over_the_limit_is_refused() {
    let site = Site::open().await;
    let url = format!("{}/v1/signups", site.url());
    let response = client().post(url).body(vec![b' '; (1 << 20) + 1]).send().await.unwrap();
    assert_eq!(refusal(response).await, (413, "too_large".to_owned()));
}

#[tokio::test]
async fn the_openapi_document_is_served_as_committed() {
    let site = Site::open().await;
    let response = client().get(format!("{}/v1/openapi.json", site.url())).send().await.unwrap();
    assert_eq!(response.text().await.unwrap(), OPENAPI);
}

#[tokio::test]
async fn stopping_ends_the_node() {
    let site = Site::open().await;
    let Site { running, data, .. } = site;
    let url = format!("{}/v1/policy", running.url());
    assert!(client().request(Method::GET, &url).send().await.unwrap().status().is_success());
    running.stop().await;
    assert!(client().request(Method::GET, &url).send().await.is_err());
    drop(data);
}
